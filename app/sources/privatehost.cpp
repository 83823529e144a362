// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/privatehost.h"

#include <QHostAddress>

#include <algorithm>
#include <array>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

bool isPrivateHost(const QString &host)
{
    const QString name = host.endsWith(u'.') ? host.chopped(1).toLower() : host.toLower();
    if (name == u"localhost" || name.endsWith(u".localhost") || name.endsWith(u".local"))
        return true;
    QHostAddress address(name);
    if (address.isNull())
        return false;
    bool isMapped = false; // ::ffff:10.0.0.1
    const quint32 v4 = address.toIPv4Address(&isMapped);
    if (isMapped)
        address = QHostAddress(v4);
    if (address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast() || address.isSiteLocal())
        return true;
    static const std::array kPrivateNets = {
        QHostAddress::parseSubnet(u"0.0.0.0/8"_s), QHostAddress::parseSubnet(u"10.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"172.16.0.0/12"_s), QHostAddress::parseSubnet(u"192.168.0.0/16"_s)};
    return address == QHostAddress(QHostAddress::AnyIPv6) ||
           std::any_of(kPrivateNets.begin(), kPrivateNets.end(),
                       [&address](const std::pair<QHostAddress, int> &net) { return address.isInSubnet(net); });
}

} // namespace bowerbird
