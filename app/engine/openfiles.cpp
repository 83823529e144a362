// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/openfiles.h"

#include "core/settings.h"

#include <sys/resource.h>

#include <algorithm>
#include <limits>

namespace bowerbird {

namespace {

constexpr rlim_t kEnough = 8'192;
// Counted in /proc/self/fd: the library, caches, the desktop and its sockets take 40 to 70; a worker a part, its
// successor, a connection or two with their wake-ups and its thread's own, and the sample gallery as many again.
constexpr long long kBeside = 96;
constexpr long long kForEach = 12;

} // namespace

void raiseOpenFileLimit()
{
    rlimit limit = {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kEnough)
        return;
    limit.rlim_cur = std::min(kEnough, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
}

int workersWithin(long long limit)
{
    return static_cast<int>(std::clamp<long long>((limit - kBeside) / kForEach, kMinWorkers, kMaxWorkers));
}

int workersWithinLimit()
{
    rlimit limit = {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return kMaxWorkers;
    return workersWithin(
        static_cast<long long>(std::min<rlim_t>(limit.rlim_cur, static_cast<rlim_t>(std::numeric_limits<int>::max()))));
}

} // namespace bowerbird
