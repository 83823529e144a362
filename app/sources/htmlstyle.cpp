// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/htmlstyle.h"

#include <QRegularExpression>

namespace bowerbird {

using namespace Qt::StringLiterals;

QStringList urlsInStyle(const QString &css)
{
    constexpr qsizetype kMost = 20;
    if (!css.contains("url("_L1, Qt::CaseInsensitive)) // as nearly always
        return {};
    static const QRegularExpression kUrl(uR"re(url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s][^()\s]*))\s*\))re"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QStringList urls;
    for (auto matches = kUrl.globalMatch(css); matches.hasNext() && urls.size() < kMost;) {
        const QString url = matches.next().capturedTexts().mid(1).join(QString());
        if (!url.isEmpty() && !url.startsWith(u'#'))
            urls << url;
    }
    return urls;
}

int pixelsInStyle(const QString &css, QLatin1StringView property)
{
    if (!css.contains(property, Qt::CaseInsensitive)) // as nearly always
        return -1;
    static const QRegularExpression kSize(
        uR"((?:^|;)\s*(width|height)\s*:\s*([0-9]{1,6})(?:\.[0-9]+)?\s*(?:px)?\s*(?=!|;|$))"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto matches = kSize.globalMatch(css); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedView(1).compare(property, Qt::CaseInsensitive) == 0)
            return match.capturedView(2).toInt();
    }
    return -1;
}

} // namespace bowerbird
