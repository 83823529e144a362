// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "exchange/exportformat.h"
#include "exchange/exportrecord.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace bowerbird {

// How pictures get into a contact sheet.
enum class SheetPictures : quint8 {
    Embedded, // small copies within the file, which can be sent to somebody
    Linked    // the files where they are
};

struct ListOptions
{
    ExportFormat format = ExportFormat::Csv;
    QString directory; // absolute: where the list will lie; files below it are named from there
    QString title;     // for people, where the format has one
    SheetPictures pictures = SheetPictures::Embedded;
    // A small JPEG or PNG of the file; called on the thread that writes. None or empty: no picture.
    std::function<QByteArray(const ExportRecord &)> thumbnail;
};

// Turns records into the bytes of a list, one after the other, so that a list may be longer than the memory. No
// user, password or token of an address is written (sharedUrl).
//
// Thread: any, one at a time.
class ListWriter
{
public:
    virtual ~ListWriter() = default;

    [[nodiscard]] virtual QByteArray head() { return {}; }
    // Empty: the record has nothing that this list could say.
    [[nodiscard]] virtual QByteArray entry(const ExportRecord &record) = 0;
    [[nodiscard]] virtual QByteArray foot() { return {}; }
};

[[nodiscard]] std::unique_ptr<ListWriter> makeListWriter(const ListOptions &options);

// One for each format; the same as the above.
[[nodiscard]] std::unique_ptr<ListWriter> makeAria2Writer(const ListOptions &options);
[[nodiscard]] std::unique_ptr<ListWriter> makeChecksumWriter(const ListOptions &options);
[[nodiscard]] std::unique_ptr<ListWriter> makeContactSheetWriter(const ListOptions &options);
[[nodiscard]] std::unique_ptr<ListWriter> makeCsvWriter(const ListOptions &options);
[[nodiscard]] std::unique_ptr<ListWriter> makeJsonLinesWriter(const ListOptions &options);
[[nodiscard]] std::unique_ptr<ListWriter> makeMarkdownWriter(const ListOptions &options);
[[nodiscard]] std::unique_ptr<ListWriter> makeMetalinkWriter(const ListOptions &options);

} // namespace bowerbird
