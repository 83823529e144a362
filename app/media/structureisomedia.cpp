// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/isobox.h"
#include "media/structure.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

// The first box of `type` in [at, end).
std::optional<IsoBox> findBox(const ByteReader &reader, quint64 at, quint64 end, std::string_view type)
{
    while (at + 8 <= end) {
        const std::optional<IsoBox> box = readIsoBox(reader, at);
        if (!box || box->end > end)
            return {};
        if (box->type == type)
            return box;
        at = box->end;
    }
    return {};
}

// The largest `ispe` (ISO/IEC 23008-12, 6.5.3) in meta/iprp/ipco: tiles and previews have theirs there too.
void readSize(const ByteReader &reader, const IsoBox &meta, StructureReport &report)
{
    const std::optional<IsoBox> properties = findBox(reader, meta.data + 4, meta.end, "iprp");
    if (!properties)
        return;
    const std::optional<IsoBox> container = findBox(reader, properties->data, properties->end, "ipco");
    if (!container)
        return;
    quint64 at = container->data;
    while (const std::optional<IsoBox> size = findBox(reader, at, container->end, "ispe")) {
        const quint32 width = reader.u32(size->data + 4);
        const quint32 height = reader.u32(size->data + 8);
        if (width <= INT32_MAX && height <= INT32_MAX && static_cast<int>(width) > report.widthPx) {
            report.widthPx = static_cast<int>(width);
            report.heightPx = static_cast<int>(height);
        }
        at = size->end;
    }
}

struct Seen
{
    bool index = false; // meta or moov: what says where everything is
    bool data = false;
    bool isOpenEnded = false; // its last box has no length of its own
};

StructureReport judge(StructureReport report, const Seen &seen)
{
    if (!seen.index || !seen.data)
        return cutOff(std::move(report), u"ends before its %1"_s.arg(seen.index ? u"data"_s : u"index"_s));
    if (seen.isOpenEnded)
        return verdict(std::move(report), Completeness::Unknown);
    return complete(std::move(report));
}

void note(const ByteReader &reader, const IsoBox &box, ImageType type, Seen &seen, StructureReport &report)
{
    seen.isOpenEnded = seen.isOpenEnded || box.isOpenEnded;
    seen.data = seen.data || box.type == "mdat";
    seen.index = seen.index || box.type == "moov";
    if (box.type != "meta" || type == ImageType::Mp4)
        return;
    seen.index = true;
    seen.data = seen.data || findBox(reader, box.data + 4, box.end, "idat");
    readSize(reader, box, report);
}

} // namespace

StructureReport walkIsoMedia(std::span<const char> file, ImageType type)
{
    const ByteReader reader(file);
    StructureReport report;
    Seen seen;
    for (quint64 at = 0; at < reader.size();) {
        if (!reader.contains(at, 8))
            return cutOff(report, u"ends within a box"_s);
        const std::optional<IsoBox> box = readIsoBox(reader, at);
        if (!box && seen.index && seen.data)
            break; // something else follows the boxes
        if (!box)
            return corrupt(report, u"impossible box at byte %1"_s.arg(at));
        if (box->end > reader.size())
            return cutOff(report, u"ends within its box %1"_s.arg(
                                      QString::fromLatin1(box->type.data(), static_cast<qsizetype>(box->type.size()))));
        note(reader, *box, type, seen, report);
        at = box->end;
    }
    return judge(report, seen);
}

} // namespace bowerbird
