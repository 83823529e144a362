// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/waitinglist.h"

#include <utility>

namespace bowerbird {

void WaitingList::insert(Item item)
{
    std::vector<Item> one;
    one.push_back(std::move(item));
    m_items.insert(std::move(one));
}

} // namespace bowerbird
