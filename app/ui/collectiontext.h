// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/collectionbook.h"

#include <QString>

namespace bowerbird {

// How a collection stands, the first that is true.
enum class CollectionState : quint8 { Waiting, Asking, Downloading, Failed, Fresh, Stopped, Empty, Done };

[[nodiscard]] CollectionState collectionState(const CollectionBook &book, const CollectionBook::Entry &entry);
// "Reading… 12 found", "38 of 40 done", "3 new of 120", or what went wrong in a sentence.
[[nodiscard]] QString collectionStateText(const CollectionBook &book, const CollectionBook::Entry &entry);
// The same, and on a line of its own what there is to say besides.
[[nodiscard]] QString collectionDetails(const CollectionBook &book, const CollectionBook::Entry &entry);
// What a person calls it: the title of what is behind the link and its site, else the link without what is secret.
[[nodiscard]] QString collectionName(const RememberedCollection &collection);
[[nodiscard]] QString everyText(int hours); // "every 6 hours", "every day", "every week"
enum class AllWatches : quint8 { Run, Paused };
[[nodiscard]] QString watchText(const Watch &watch, AllWatches all = AllWatches::Run); // "every 6 hours", "paused"
// In whole sentences: how often, when next, and what keeps it from that.
[[nodiscard]] QString watchDetails(const RememberedCollection &collection, AllWatches all = AllWatches::Run);

} // namespace bowerbird
