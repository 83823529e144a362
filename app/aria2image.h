// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "handoff/aria2messages.h"
#include "sources/pageheaders.h"

#include <QHash>
#include <QString>

namespace bowerbird {

// What aria2 is told of images, so that it asks for them, and names them, as this program would: the page they are on
// by the rules of core/referer.h, headers and cookies that a person has set for their host, a login as a part of the
// address (aria2 would send any other one to every host that it is led to), the path by the job's name template. What
// only a finished download tells (the real type, its bytes, a number in its folder) is not in the name.
//
// Thread: any. A value; reads the file of cookies once for each host.
class Aria2Images
{
public:
    explicit Aria2Images(const NetworkSettings &network);

    // By `url`: the image's own, or one of its alternatives.
    [[nodiscard]] Aria2Image imageOf(const Job &job, const QString &url);

private:
    [[nodiscard]] const PageHeaders &headersFor(const QString &url);

    NetworkSettings m_network;
    bool m_hasAccept = false;              // among the headers
    QHash<QString, PageHeaders> m_headers; // by scheme and authority
};

} // namespace bowerbird
