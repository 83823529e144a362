// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/listreader.h"

#include "core/linkextractor.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// By its byte order mark, else UTF-8, else the one encoding in which every byte is a character.
QString decoded(const QByteArray &bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    QString text = decoder.decode(bytes);
    return decoder.hasError() && !marked ? QString::fromLatin1(bytes) : text;
}

// GNU coreutils, "md5sum invocation": also the form of BSD, "SHA256 (name) = digest".
bool isChecksumList(const QString &text)
{
    static const QRegularExpression kLine(
        uR"(\A\s*(?:\\?[0-9a-fA-F]{32,128} [ *]\S|[A-Z0-9-]+ \([^\n]+\) = [0-9a-fA-F]{32,128}\s*$))"_s,
        QRegularExpression::MultilineOption);
    return kLine.match(text.left(4096)).hasMatch() && !text.contains("://"_L1);
}

std::optional<LinkList> readMarked(const QString &text)
{
    for (const auto reader : {readContactSheet, readMarkdownExport, readBookmarks}) {
        if (std::optional<LinkList> list = reader(text))
            return list;
    }
    return std::nullopt;
}

std::optional<LinkList> readByContent(const QString &text, const QString &suffix)
{
    if (std::optional<LinkList> list = readShortcut(text))
        return list;
    const bool isJson = suffix == "json"_L1 || suffix == "jsonl"_L1 || suffix == "ndjson"_L1;
    if (std::optional<LinkList> list = readJsonList(text, isJson))
        return list;
    if (std::optional<LinkList> list = readCsvList(text, suffix == "csv"_L1 || suffix == "tsv"_L1))
        return list;
    return readAria2Input(text);
}

} // namespace

Result<LinkList> readLinkList(const QByteArray &bytes, const QString &fileName)
{
    if (std::optional<LinkList> list = readBinaryWebloc(bytes))
        return *std::move(list);
    if (std::optional<Result<LinkList>> list = readMetalink(bytes))
        return *std::move(list);
    const QString text = decoded(bytes);
    if (isChecksumList(text))
        return fail(FailureReason::UnsupportedLink, QString::fromLatin1(kNoLinksInChecksums));
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (std::optional<LinkList> list = readMarked(text))
        return *std::move(list);
    if (std::optional<Result<LinkList>> page = readHtmlPage(bytes, text, suffix))
        return *std::move(page);
    if (std::optional<LinkList> list = readByContent(text, suffix))
        return *std::move(list);
    return LinkList{.links = extractLinks(text), .images = {}};
}

} // namespace bowerbird
