// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/formatting.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextDocument>

#include <cmath>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

struct Formatting
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::Formatting)
};

constexpr char16_t kFirstStrongIsolate = 0x2068;
constexpr char16_t kPopIsolate = 0x2069;

bool changesDirection(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x200e || u == 0x200f || u == 0x061c || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
}

bool isLineOrControl(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

} // namespace

QString formatBytes(qint64 bytes)
{
    if (bytes < 0)
        return {};
    const int decimals = bytes < 1'000'000 ? 0 : 1;
    return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

QString formatSpeed(double bytesPerSecond)
{
    if (!(bytesPerSecond >= 1) || bytesPerSecond > 1e15)
        return {};
    return Formatting::tr("%1/s", "speed, such as 1.2 MB/s").arg(formatBytes(std::llround(bytesPerSecond)));
}

QString formatDuration(std::chrono::milliseconds length)
{
    if (length.count() < 0)
        return {};
    const QLocale locale;
    const qint64 seconds = (length.count() + 500) / 1000;
    const auto number = [&locale](qint64 value) { return locale.toString(value); };
    if (seconds < 60)
        return Formatting::tr("%1 s", "seconds").arg(number(seconds));
    if (seconds < 3600)
        return Formatting::tr("%1 min %2 s").arg(number(seconds / 60), number(seconds % 60));
    if (seconds < 24 * 3600)
        return Formatting::tr("%1 h %2 min").arg(number(seconds / 3600), number(seconds % 3600 / 60));
    return Formatting::tr("%1 d %2 h", "days and hours").arg(number(seconds / 86400), number(seconds % 86400 / 3600));
}

QString formatPercent(double fraction)
{
    if (!(fraction >= 0))
        return {};
    const int percent = fraction >= 1 ? 100 : static_cast<int>(fraction * 100);
    return Formatting::tr("%1\u00a0%", "percentage; the space does not break").arg(QLocale().toString(percent));
}

QString formatDateTime(const QDateTime &when)
{
    if (!when.isValid())
        return {};
    const QDateTime local = when.toLocalTime();
    const QLocale locale;
    if (local.date() == QDate::currentDate())
        return locale.toString(local.time(), QLocale::ShortFormat);
    return locale.toString(local, QLocale::ShortFormat);
}

QString formatDimensions(int widthPx, int heightPx)
{
    if (widthPx <= 0 || heightPx <= 0)
        return {};
    return Formatting::tr("%1 × %2", "width and height in pixels").arg(widthPx).arg(heightPx);
}

QString formatCount(int count)
{
    return QLocale().toString(count);
}

QString toSingleLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        if (!changesDirection(c))
            line += isLineOrControl(c) ? QChar(u' ') : c;
    }
    return line.simplified();
}

QString isolated(const QString &text)
{
    return text.isEmpty() ? QString() : QString(QChar(kFirstStrongIsolate) + text + QChar(kPopIsolate));
}

QString toPlainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal);
}

} // namespace bowerbird
