// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/exportformat.h"

#include <QFileInfo>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

struct Names
{
    ExportFormat format;
    QLatin1StringView name;
    QLatin1StringView fileName;
};

constexpr std::array kNames = {
    Names{ExportFormat::Csv, "csv"_L1, "images.csv"_L1},
    Names{ExportFormat::JsonLines, "json-lines"_L1, "images.jsonl"_L1},
    Names{ExportFormat::Markdown, "markdown"_L1, "images.md"_L1},
    Names{ExportFormat::ContactSheet, "contact-sheet"_L1, "images.html"_L1},
    Names{ExportFormat::Aria2, "aria2"_L1, "images.aria2.txt"_L1},
    Names{ExportFormat::Metalink, "metalink"_L1, "images.meta4"_L1},
    Names{ExportFormat::Checksums, "checksums"_L1, "SHA256SUMS"_L1},
};
static_assert(kNames.size() == kExportFormats.size());

const Names &namesOf(ExportFormat format)
{
    return *std::ranges::find(kNames, format, &Names::format);
}

} // namespace

QString formatName(ExportFormat format)
{
    return namesOf(format).name;
}

std::optional<ExportFormat> formatFromName(QStringView name)
{
    const auto *const found = std::ranges::find_if(kNames, [name](const Names &names) { return names.name == name; });
    return found == kNames.end() ? std::nullopt : std::optional(found->format);
}

QString usualFileName(ExportFormat format)
{
    return namesOf(format).fileName;
}

std::optional<ExportFormat> formatOfFile(const QString &path)
{
    const QFileInfo info(path);
    const QString suffix = info.suffix().toLower();
    if (info.fileName() == "SHA256SUMS"_L1 || suffix == "sha256"_L1 || suffix == "sha256sum"_L1)
        return ExportFormat::Checksums;
    if (suffix == "htm"_L1)
        return ExportFormat::ContactSheet;
    if (suffix.isEmpty() || suffix == "txt"_L1)
        return info.completeSuffix().endsWith("aria2.txt"_L1, Qt::CaseInsensitive) ? std::optional(ExportFormat::Aria2)
                                                                                   : std::nullopt;
    for (const Names &names : kNames) {
        if (names.format != ExportFormat::Checksums && QString(names.fileName).section(u'.', -1) == suffix)
            return names.format;
    }
    return std::nullopt;
}

} // namespace bowerbird
