// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/listwriter.h"

namespace bowerbird {

std::unique_ptr<ListWriter> makeListWriter(const ListOptions &options)
{
    switch (options.format) {
    case ExportFormat::Csv:
        return makeCsvWriter(options);
    case ExportFormat::JsonLines:
        return makeJsonLinesWriter(options);
    case ExportFormat::Markdown:
        return makeMarkdownWriter(options);
    case ExportFormat::ContactSheet:
        return makeContactSheetWriter(options);
    case ExportFormat::Aria2:
        return makeAria2Writer(options);
    case ExportFormat::Metalink:
        return makeMetalinkWriter(options);
    case ExportFormat::Checksums:
        break;
    }
    return makeChecksumWriter(options);
}

} // namespace bowerbird
