// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <array>
#include <optional>

namespace bowerbird {

// The lists that can be written.
//
// Csv:          RFC 4180 in UTF-8, with a header; cells that a spreadsheet would take for formulas begin with an
//               apostrophe
// JsonLines:    one JSON object a line
// Markdown:     CommonMark: a heading for each album, a line for each image
// ContactSheet: one HTML file that needs no other, but for the pictures if that is wished
// Aria2:        input file of "aria2c -i"
// Metalink:     Metalink 4, RFC 5854
// Checksums:    as "sha256sum -c" of GNU coreutils reads them
enum class ExportFormat : quint8 { Csv, JsonLines, Markdown, ContactSheet, Aria2, Metalink, Checksums };

inline constexpr std::array kExportFormats = {ExportFormat::ContactSheet, ExportFormat::Csv,   ExportFormat::JsonLines,
                                              ExportFormat::Markdown,     ExportFormat::Aria2, ExportFormat::Metalink,
                                              ExportFormat::Checksums};

[[nodiscard]] QString formatName(ExportFormat format); // stable spelling: "csv", "json-lines"
[[nodiscard]] std::optional<ExportFormat> formatFromName(QStringView name);
[[nodiscard]] QString usualFileName(ExportFormat format); // "images.csv", "SHA256SUMS"
// What a file's name says it is; nothing when it says nothing.
[[nodiscard]] std::optional<ExportFormat> formatOfFile(const QString &path);

} // namespace bowerbird
