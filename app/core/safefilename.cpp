// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/safefilename.h"

#include "core/dataurl.h"
#include "core/urlparts.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar kReplacement = u'_';
// Far more than a name can keep. Normalising takes quadratic time on long runs of combining marks.
constexpr qsizetype kLongestStem = 1024;
constexpr qsizetype kLongestExtension = 8;

bool isAsciiAlphanumeric(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

// "Mr. Smith" and "v1.0" have no extension.
bool isExtension(QStringView text)
{
    return !text.isEmpty() && text.size() <= kLongestExtension &&
           std::all_of(text.begin(), text.end(), isAsciiAlphanumeric) &&
           std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

// Nothing to see, and so good for deceit only: zero-width and bidirectional characters, soft hyphens, fillers.
bool isInvisible(char32_t c)
{
    constexpr std::array<char32_t, 5> kFillers = {0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0};
    return QChar::category(c) == QChar::Other_Format ||
           std::find(kFillers.begin(), kFillers.end(), c) != kFillers.end();
}

bool isForbidden(char32_t c)
{
    if (c < 0x80 && QStringView(u"/\\:<>\"|?*").contains(QChar(char16_t(c))))
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c == QChar::ReplacementCharacter || QChar::isNonCharacter(c);
    }
}

QString withoutForbidden(QStringView raw)
{
    QString result;
    result.reserve(raw.size());
    const QList<uint> characters = raw.toUcs4(); // with U+FFFD for half a surrogate pair
    for (const char32_t c : characters) {
        if (isInvisible(c))
            continue;
        if (isForbidden(c))
            result += kReplacement;
        else if (QChar::isSpace(c))
            result += u' ';
        else
            result += QChar::fromUcs4(c);
    }
    return result;
}

// Dots, spaces and the leading part of a path such as "../../" say nothing about the picture.
QStringView withoutEdges(QStringView name)
{
    constexpr QStringView kLeading = u". /\\";
    while (!name.isEmpty() &&
           (kLeading.contains(name.front()) || name.front().isSpace() || isInvisible(name.front().unicode())))
        name = name.mid(1);
    while (!name.isEmpty() && (name.back() == u'.' || name.back().isSpace()))
        name.chop(1);
    return name;
}

// Windows takes these for devices, whatever extension follows and in any case.
bool isDeviceName(QStringView name)
{
    constexpr std::array kDevices = {"con"_L1, "prn"_L1, "aux"_L1, "nul"_L1, "conin$"_L1, "conout$"_L1, "clock$"_L1};
    const qsizetype dot = name.indexOf(u'.');
    const QStringView stem = (dot < 0 ? name : name.left(dot)).trimmed();
    const auto isStem = [stem](QLatin1StringView device) { return stem.compare(device, Qt::CaseInsensitive) == 0; };
    if (std::any_of(kDevices.begin(), kDevices.end(), isStem))
        return true;
    const bool isPort =
        stem.startsWith("com"_L1, Qt::CaseInsensitive) || stem.startsWith("lpt"_L1, Qt::CaseInsensitive);
    return isPort && stem.size() == 4 &&
           (stem.back().isDigit() || QStringView(u"\u00B9\u00B2\u00B3").contains(stem.back()));
}

qsizetype utf8Size(QStringView text)
{
    return text.toUtf8().size();
}

// The longest beginning of `text` that fits, ending between two graphemes.
QStringView cutAtGraphemes(QStringView text, qsizetype maxBytes)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    qsizetype kept = 0;
    qsizetype bytes = 0;
    for (qsizetype next = finder.toNextBoundary(); next > 0; next = finder.toNextBoundary()) {
        if (next < text.size() && text.at(next).isLowSurrogate())
            continue; // Qt 6.4 sees borders between the halves of some characters
        bytes += utf8Size(text.mid(kept, next - kept));
        if (bytes > maxBytes)
            break;
        kept = next;
    }
    return text.left(kept);
}

QStringView cutAtCodePoints(QStringView text, qsizetype maxBytes)
{
    qsizetype bytes = 0;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype length = text.at(i).isHighSurrogate() ? 2 : 1;
        bytes += utf8Size(text.mid(i, length));
        if (bytes > maxBytes)
            return text.left(i);
        i += length;
    }
    return text;
}

QStringView cutTo(QStringView text, qsizetype maxBytes)
{
    if (utf8Size(text) <= maxBytes)
        return text;
    const QStringView cut = cutAtGraphemes(text, maxBytes);
    // One letter under a tower of marks may be longer than the room there is.
    return cut.isEmpty() ? cutAtCodePoints(text, maxBytes) : cut;
}

QString fitted(QStringView name, qsizetype maxBytes)
{
    const FileNameParts parts = splitFileName(name);
    const qsizetype room = maxBytes - parts.extension.size() - 1;
    if (parts.extension.isEmpty() || room < 1)
        return withoutEdges(cutTo(name, maxBytes)).toString();
    return cutTo(parts.stem, room) % u'.' % parts.extension;
}

QString clipped(QStringView name)
{
    const FileNameParts parts = splitFileName(name);
    if (parts.stem.size() <= kLongestStem)
        return name.toString();
    QStringView stem = parts.stem.left(kLongestStem);
    if (stem.back().isHighSurrogate())
        stem.chop(1);
    return parts.extension.isEmpty() ? stem.toString() : QString(stem % u'.' % parts.extension);
}

} // namespace

FileNameParts splitFileName(QStringView name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0 || !isExtension(name.mid(dot + 1)))
        return {.stem = name, .extension = {}};
    return {.stem = name.left(dot), .extension = name.mid(dot + 1)};
}

QString safeFileName(QStringView raw, int maxBytes)
{
    const QString clean = withoutForbidden(withoutEdges(raw));
    QString name = fitted(clipped(withoutEdges(clean)).normalized(QString::NormalizationForm_C), maxBytes);
    // Programs would take a leading '-' for an option.
    if (name.startsWith(u'-') || isDeviceName(name))
        name = fitted(QString(kReplacement % name), maxBytes);
    return name;
}

QString fileNameFromUrl(QStringView url)
{
    if (isDataUrl(url)) { // FNV-1a: the same picture has the same name
        quint32 hash = 2'166'136'261U;
        for (const QChar c : url)
            hash = (hash ^ c.unicode()) * 16'777'619U;
        return QString("inline-"_L1 % QString::number(hash, 16).rightJustified(8, u'0'));
    }
    const QStringView path = splitUrl(url).path;
    const QStringView segment = path.mid(path.lastIndexOf(u'/') + 1);
    if (!segment.contains(u'%') && !segment.contains(u'\\'))
        return segment.toString();
    const QString name = QString::fromUtf8(QByteArray::fromPercentEncoding(segment.toUtf8()));
    // What was hidden behind %2F or %5C is a path, too.
    return name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
}

QString fileNameFor(QStringView raw, ImageType type)
{
    QString name = safeFileName(raw);
    if (name.isEmpty())
        name = u"image"_s;
    if (type == ImageType::Unknown)
        return name;
    FileNameParts parts = splitFileName(name);
    if (imageTypeFromExtension(parts.extension) == type)
        return name;
    // "photo.jpg.php" and "photo.png.php" are photo.jpg when they are a JPEG.
    const FileNameParts inner = splitFileName(parts.stem);
    const ImageType innerType =
        parts.extension.isEmpty() ? ImageType::Unknown : imageTypeFromExtension(inner.extension);
    if (innerType == type)
        return parts.stem.toString();
    if (innerType != ImageType::Unknown)
        parts = inner;
    return safeFileName(QString(parts.stem % u'.' % fileExtension(type)));
}

QString numberedFileName(const QString &name, int n)
{
    const FileNameParts parts = splitFileName(name);
    QString result = parts.stem % " ("_L1 % QString::number(n) % u')';
    if (!parts.extension.isEmpty())
        result += u'.' % parts.extension;
    return result;
}

QString collisionKey(QStringView name)
{
    // Nearly every name; what follows takes thirty times as long.
    if (std::all_of(name.begin(), name.end(), [](QChar c) { return c.unicode() < 0x80; })) {
        QString key = name.toString();
        for (QChar &c : key)
            c = c >= u'A' && c <= u'Z' ? QChar(char16_t(c.unicode() + ('a' - 'A'))) : c;
        return key;
    }
    // Upper case first: Qt's folding leaves the sharp s alone, which is "SS" for some file systems.
    const QString folded = name.toString().normalized(QString::NormalizationForm_C).toUpper().toCaseFolded();
    return folded.normalized(QString::NormalizationForm_C);
}

} // namespace bowerbird
