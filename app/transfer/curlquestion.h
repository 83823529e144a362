// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace bowerbird {

// One question as it goes on the wire.
struct CurlQuestion
{
    QByteArray url;
    QByteArray referer;          // empty = none
    qint64 offset = 0;           // more than 0: asks for the bytes from there on ...
    QByteArray ifRange;          // ... provided that this is still true
    bool isAtHome = true;        // goes to the host that was meant: takes what a person wants to be sent along
    bool ignoresLength = false;  // takes a senseless Content-Length for none
    bool refusesPrivate = false; // does not ask an address that is not on the public Internet
};

} // namespace bowerbird
