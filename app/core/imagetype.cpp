// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/imagetype.h"

#include <QStringList>

#include <array>

namespace bowerbird {

namespace {

struct TypeRow
{
    ImageType type;
    const char *name; // as --types spells it
    const char *mime;
    const char *extension;
    const char *otherExtensions; // space separated
};

constexpr std::array kTypes = {
    TypeRow{ImageType::Jpeg, "jpeg", "image/jpeg", "jpg", "jpeg jpe jfif pjpeg"},
    TypeRow{ImageType::Png, "png", "image/png", "png", "apng"},
    TypeRow{ImageType::Gif, "gif", "image/gif", "gif", ""},
    TypeRow{ImageType::WebP, "webp", "image/webp", "webp", ""},
    TypeRow{ImageType::Avif, "avif", "image/avif", "avif", "avifs"},
    TypeRow{ImageType::Heic, "heic", "image/heic", "heic", "heif"},
    TypeRow{ImageType::Jxl, "jxl", "image/jxl", "jxl", ""},
    TypeRow{ImageType::Bmp, "bmp", "image/bmp", "bmp", "dib"},
    TypeRow{ImageType::Tiff, "tiff", "image/tiff", "tif", "tiff"},
    TypeRow{ImageType::Ico, "ico", "image/x-icon", "ico", "cur"},
    TypeRow{ImageType::Svg, "svg", "image/svg+xml", "svg", ""},
    TypeRow{ImageType::Mp4, "mp4", "video/mp4", "mp4", "m4v mov"},
    TypeRow{ImageType::WebM, "webm", "video/webm", "webm", "mkv"},
};

struct MimeAlias
{
    const char *mime;
    ImageType type;
};

// What servers say although the registry spells it otherwise.
constexpr std::array kMimeAliases = {
    MimeAlias{"image/jpg", ImageType::Jpeg},
    MimeAlias{"image/pjpeg", ImageType::Jpeg},
    MimeAlias{"image/x-png", ImageType::Png},
    MimeAlias{"image/apng", ImageType::Png},
    MimeAlias{"image/x-ms-bmp", ImageType::Bmp},
    MimeAlias{"image/x-bmp", ImageType::Bmp},
    MimeAlias{"image/vnd.microsoft.icon", ImageType::Ico},
    MimeAlias{"image/heif", ImageType::Heic},
    MimeAlias{"video/quicktime", ImageType::Mp4},
    MimeAlias{"video/x-matroska", ImageType::WebM},
};

const TypeRow *rowOf(ImageType type)
{
    for (const TypeRow &row : kTypes) {
        if (row.type == type)
            return &row;
    }
    return nullptr;
}

constexpr quint32 bit(ImageType type)
{
    return 1U << static_cast<unsigned>(type);
}

constexpr quint32 kVideos = bit(ImageType::Mp4) | bit(ImageType::WebM);
constexpr quint32 kEverything = (1U << kImageTypeCount) - 1;
constexpr quint32 kImages = kEverything & ~kVideos;

bool equals(QStringView text, const char *latin)
{
    return text.compare(QLatin1StringView(latin), Qt::CaseInsensitive) == 0;
}

} // namespace

QString mimeType(ImageType type)
{
    const TypeRow *row = rowOf(type);
    return row ? QString::fromLatin1(row->mime) : QString();
}

QString fileExtension(ImageType type)
{
    const TypeRow *row = rowOf(type);
    return row ? QString::fromLatin1(row->extension) : QString();
}

bool isVideo(ImageType type)
{
    return type == ImageType::Mp4 || type == ImageType::WebM;
}

ImageType imageTypeFromMime(QStringView mime)
{
    const qsizetype semicolon = mime.indexOf(u';');
    const QStringView essence = (semicolon < 0 ? mime : mime.left(semicolon)).trimmed();
    for (const TypeRow &row : kTypes) {
        if (equals(essence, row.mime))
            return row.type;
    }
    for (const MimeAlias &alias : kMimeAliases) {
        if (equals(essence, alias.mime))
            return alias.type;
    }
    return ImageType::Unknown;
}

ImageType imageTypeFromExtension(QStringView extension)
{
    if (extension.startsWith(u'.'))
        extension = extension.mid(1);
    if (extension.isEmpty())
        return ImageType::Unknown;
    for (const TypeRow &row : kTypes) {
        if (equals(extension, row.extension))
            return row.type;
        const QStringList others = QString::fromLatin1(row.otherExtensions).split(u' ', Qt::SkipEmptyParts);
        for (const QString &other : others) {
            if (extension.compare(other, Qt::CaseInsensitive) == 0)
                return row.type;
        }
    }
    return ImageType::Unknown;
}

TypeSelection::TypeSelection()
    : m_bits(kImages)
{
}

Result<TypeSelection> TypeSelection::parse(QStringView list)
{
    quint32 bits = 0;
    for (QStringView word : list.split(u',', Qt::SkipEmptyParts)) {
        word = word.trimmed();
        if (equals(word, "image")) {
            bits |= kImages;
        } else if (equals(word, "all")) {
            bits |= kEverything;
        } else {
            const ImageType type = imageTypeFromExtension(word);
            if (type == ImageType::Unknown)
                return fail(FailureReason::UnsupportedLink, word.toString());
            bits |= bit(type);
        }
    }
    if (bits == 0)
        return fail(FailureReason::UnsupportedLink, list.toString());
    return TypeSelection(bits);
}

bool TypeSelection::allows(ImageType type) const
{
    return type == ImageType::Unknown || (m_bits & bit(type)) != 0;
}

bool TypeSelection::allowsVideo() const
{
    return (m_bits & kVideos) != 0;
}

TypeSelection TypeSelection::with(ImageType type) const
{
    return TypeSelection(m_bits | bit(type));
}

QString TypeSelection::toString() const
{
    const quint32 known = kEverything & ~bit(ImageType::Unknown);
    if ((m_bits & known) == known)
        return QStringLiteral("all");
    QStringList words;
    quint32 rest = m_bits & known;
    if ((rest & kImages) == (kImages & known)) {
        words << QStringLiteral("image");
        rest &= ~kImages;
    }
    for (const TypeRow &row : kTypes) {
        if (rest & bit(row.type))
            words << QString::fromLatin1(row.name);
    }
    return words.join(u',');
}

} // namespace bowerbird
