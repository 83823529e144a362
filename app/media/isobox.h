// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bytereader.h"

#include <optional>

namespace bowerbird {

// One box of an ISO base media file (ISO/IEC 14496-12, 4.2); JPEG XL's container uses the same.
struct IsoBox
{
    std::string_view type;
    quint64 data = 0; // where its contents begin
    quint64 end = 0;  // may lie beyond the file
    bool isOpenEnded = false;
};

// The box whose header begins at `at` and lies within the file; nothing when it cannot be one.
[[nodiscard]] inline std::optional<IsoBox> readIsoBox(const ByteReader &reader, quint64 at)
{
    IsoBox box{.type = reader.text(at + 4, 4), .data = at + 8};
    for (const char c : box.type) {
        if (c < 0x20 && static_cast<quint8>(c) != 0xA9)
            return {};
    }
    quint64 length = reader.u32(at);
    if (length == 0) {
        box.isOpenEnded = true;
        box.end = reader.size();
        return box;
    }
    if (length == 1 && !reader.contains(at, 16)) {
        box.end = at + 16; // a long length that is cut off
        return box;
    }
    if (length == 1) {
        length = reader.u64(at + 8);
        box.data += 8;
    }
    if (length < box.data - at || length > INT64_MAX)
        return {};
    box.end = at + length;
    return box;
}

} // namespace bowerbird
