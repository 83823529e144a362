// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Bytes that claim to be a picture: the walk ends, stays within them, and a cut picture is never called complete.

#include "fuzz/fuzzing.h"
#include "media/probe.h"

using namespace bowerbird;
using namespace bowerbird::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::span<const char> file(reinterpret_cast<const char *>(data), size);
    const StructureReport whole = walkStructure(file);
    require(whole.widthPx >= 0 && whole.heightPx >= 0);
    require(whole.type != ImageType::Unknown || whole.completeness != Completeness::Complete);
    [[maybe_unused]] const ImageType type = sniff(file.first(std::min<std::size_t>(size, 64)));
    return 0;
}
