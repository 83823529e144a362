// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "sources/linklist.h"

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace bowerbird {

// What kinds of lists there are, told by their content where it can be told, else by the file's name.
//
// Every format that app/exchange writes is read again here, with all that it says. Of anything else the links are
// taken, and no more: what they lead to has to be asked.
//
// Thread: any. Errors: UnsupportedLink (a list without links by its nature, or a damaged one); the detail says where.
[[nodiscard]] Result<LinkList> readLinkList(const QByteArray &bytes, const QString &fileName);

inline constexpr char kNoLinksInChecksums[] = "a list of checksums holds no links";

// --- one reader for each kind; nothing: it is not of that kind

[[nodiscard]] std::optional<LinkList> readCsvList(const QString &text, bool isNamedSo);
[[nodiscard]] std::optional<LinkList> readJsonList(const QString &text, bool isNamedSo);
[[nodiscard]] std::optional<LinkList> readContactSheet(QStringView text);
[[nodiscard]] std::optional<LinkList> readMarkdownExport(QStringView text);
[[nodiscard]] std::optional<LinkList> readBookmarks(QStringView text); // the format of all browsers' exports
// Its pictures as those of a page on the web are found, and its links to sites we know; nothing else in it is asked
// for. Addresses that are relative to where the file lies are none of the web's.
[[nodiscard]] std::optional<Result<LinkList>> readHtmlPage(const QByteArray &bytes, QStringView text,
                                                           const QString &suffix);
[[nodiscard]] std::optional<LinkList> readAria2Input(const QString &text);
[[nodiscard]] std::optional<Result<LinkList>> readMetalink(const QByteArray &xml); // version 3 and 4
[[nodiscard]] std::optional<LinkList> readShortcut(const QString &text);           // .url of Windows, .desktop, .webloc
[[nodiscard]] std::optional<LinkList> readBinaryWebloc(const QByteArray &bytes);

} // namespace bowerbird
