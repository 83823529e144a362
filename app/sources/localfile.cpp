// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/localfile.h"

#include "sources/listreader.h"

#include <QFile>
#include <QFileInfo>
#include <QStringConverter>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHeadBytes = 4096;
constexpr qint64 kSizeless = qint64{1024} * 1024; // read of a file that gives no size

bool isHtml(const QString &path, const QByteArray &head)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const QByteArray lower = head.toLower();
    return suffix == u"html" || suffix == u"htm" || suffix == u"xhtml" || lower.contains("<html") ||
           lower.contains("<!doctype html");
}

bool isList(const QByteArray &head)
{
    if (head.startsWith("bplist00")) // a .webloc
        return true;
    return QStringConverter::encodingForData(head).has_value() || !head.contains('\0');
}

} // namespace

Result<LinkList> linksInFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(FailureReason::UnsupportedLink, u"no such file: "_s + path);
    if (!info.isFile()) // a directory, or something that may never end
        return fail(FailureReason::UnsupportedLink, u"not a file: "_s + path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(FailureReason::UnsupportedLink, u"cannot be read: "_s + path);
    const QByteArray head = file.peek(kHeadBytes);
    if (!isList(head))
        return fail(FailureReason::UnsupportedLink, u"not a text, list or HTML file: "_s + path);
    const qint64 largest = isHtml(path, head) ? kLargestHtmlFile : kLargestTextFile;
    // The size is a hint: a file may grow while it is read, and some that the system makes up have none.
    const QByteArray bytes = info.size() > largest ? QByteArray() : file.read(std::max(info.size(), kSizeless) + 1);
    if (info.size() > largest || bytes.size() > largest)
        return fail(FailureReason::TooLarge, u"more than %1 bytes: "_s.arg(largest) + path);
    if (file.error() != QFileDevice::NoError)
        return fail(FailureReason::UnsupportedLink, u"cannot be read: "_s + path);
    return readLinkList(bytes, path);
}

} // namespace bowerbird
