// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/similarrules.h"

#include "core/similarpictures.h"
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace bowerbird {

namespace {

struct SimilarRules
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::SimilarRules)
};

qint64 pixelsOf(const HistoryEntry &picture)
{
    return qint64(picture.file.widthPx) * picture.file.heightPx;
}

// How true the pixels are; less is better. A lossy format may have taken something, a palette of 256 colours surely has
// of a photograph.
enum class Fidelity : quint8 { Lossless, Lossy, Palette };

Fidelity fidelityOf(const HistoryEntry &picture, const PictureLook &look)
{
    const ImageType type = picture.file.type;
    if (look.hasPalette || type == ImageType::Gif)
        return Fidelity::Palette;
    const bool isLossless = type == ImageType::Png || type == ImageType::Bmp || type == ImageType::Tiff;
    return isLossless ? Fidelity::Lossless : Fidelity::Lossy;
}

// Rounding to whole pixels moves the proportions of small copies a little.
bool hasSameShape(const SavedFile &one, const SavedFile &other)
{
    constexpr double kMostApart = 0.02;
    const double here = double(one.widthPx) * other.heightPx;
    const double there = double(other.widthPx) * one.heightPx;
    return std::abs(here - there) <= kMostApart * std::max(here, there);
}

Doubt doubtOf(LookChange change)
{
    switch (change) {
    case LookChange::None:
        return Doubt::None;
    case LookChange::Color:
        return Doubt::OtherColors;
    case LookChange::Tone:
        return Doubt::OtherTone;
    case LookChange::Detail:
        break;
    }
    return Doubt::OtherDetail;
}

struct FactKind
{
    QString name;
    QString (*value)(const HistoryEntry &);
    qint64 (*goodness)(const HistoryEntry &); // null: none is better than another
};

QList<FactKind> factKinds()
{
    return {{SimilarRules::tr("Dimensions"),
             [](const HistoryEntry &p) { return formatDimensions(p.file.widthPx, p.file.heightPx); }, pixelsOf},
            {SimilarRules::tr("Size"), [](const HistoryEntry &p) { return formatBytes(p.file.sizeBytes); },
             [](const HistoryEntry &p) { return p.file.sizeBytes; }},
            {SimilarRules::tr("Type"), [](const HistoryEntry &p) { return mimeType(p.file.type); }, nullptr},
            {SimilarRules::tr("Date"), [](const HistoryEntry &p) { return formatDateTime(p.finishedAt); }, nullptr},
            {SimilarRules::tr("Folder"),
             [](const HistoryEntry &p) {
                 return QDir::toNativeSeparators(toSingleLine(QFileInfo(p.file.path).absolutePath()));
             },
             nullptr}};
}

QList<PictureFact> lineOf(const FactKind &kind, const QList<HistoryEntry> &pictures)
{
    QList<PictureFact> line;
    qint64 best = 0;
    for (const HistoryEntry &picture : pictures) {
        line.append({.name = kind.name, .value = kind.value(picture)});
        best = kind.goodness ? qMax(best, kind.goodness(picture)) : 0;
    }
    const auto isLikeFirst = [&line](const PictureFact &fact) { return fact.value == line.first().value; };
    const bool differs = !std::ranges::all_of(line, isLikeFirst);
    for (qsizetype i = 0; i < line.size(); ++i) {
        line[i].differs = differs;
        line[i].isBetter = differs && kind.goodness && kind.goodness(pictures.at(i)) == best;
    }
    return line;
}

} // namespace

namespace {

// Places in `pictures`, the best first.
QList<qsizetype> ranked(const QList<HistoryEntry> &pictures, const QList<PictureLook> &looks)
{
    const auto rank = [&](qsizetype i) {
        const HistoryEntry &picture = pictures.at(i);
        return std::tuple(-pixelsOf(picture), fidelityOf(picture, looks.value(i)), -picture.file.sizeBytes,
                          picture.finishedAt, picture.row);
    };
    QList<qsizetype> places(pictures.size());
    std::iota(places.begin(), places.end(), 0);
    std::ranges::sort(places, {}, rank);
    return places;
}

} // namespace

qsizetype bestPicture(const QList<HistoryEntry> &pictures, const QList<PictureLook> &looks)
{
    return ranked(pictures, looks).first();
}

QList<std::optional<Doubt>> doubtsOf(const QList<HistoryEntry> &pictures, const QList<PictureLook> &looks)
{
    QList<std::optional<Doubt>> doubts(pictures.size());
    QList<qsizetype> kept;
    for (const qsizetype place : ranked(pictures, looks)) {
        const auto against = [&](qsizetype other) {
            return doubtOf(pictures.at(place), looks.at(place), pictures.at(other), looks.at(other));
        };
        if (!kept.isEmpty()) {
            const bool isCopy = std::ranges::any_of(kept, [&](qsizetype k) { return against(k) == Doubt::None; });
            doubts[place] = isCopy ? Doubt::None : against(kept.first());
        }
        if (doubts.at(place) != Doubt::None)
            kept.append(place);
    }
    return doubts;
}

Doubt doubtOf(const HistoryEntry &picture, const PictureLook &look, const HistoryEntry &best,
              const PictureLook &bestLook)
{
    if (!look.layout || !bestLook.layout || !picture.file.perceptualHash || !best.file.perceptualHash)
        return Doubt::Unread;
    if (isMirrored(picture, best))
        return Doubt::Mirrored;
    if (bitsApart(*picture.file.perceptualHash, *best.file.perceptualHash) > kNearBits)
        return Doubt::Far;
    if (!hasSameShape(picture.file, best.file))
        return Doubt::OtherShape;
    if (const Doubt doubt = doubtOf(lookChange(*look.layout, *bestLook.layout)); doubt != Doubt::None)
        return doubt;
    if (look.isAnimated || bestLook.isAnimated)
        return Doubt::Animated;
    const bool isFullSize = pixelsOf(picture) >= pixelsOf(best);
    const bool mayBeOriginal = look.hasPalette && picture.file.type != ImageType::Gif;
    if (isFullSize && mayBeOriginal && fidelityOf(best, bestLook) == Fidelity::Lossy)
        return Doubt::MaybeOriginal;
    return Doubt::None;
}

QString doubtText(Doubt doubt)
{
    switch (doubt) {
    case Doubt::None:
        return {};
    case Doubt::Unread:
        return SimilarRules::tr("could not be compared");
    case Doubt::Mirrored:
        return SimilarRules::tr("mirror image");
    case Doubt::Far:
        return SimilarRules::tr("only a little alike");
    case Doubt::OtherShape:
        return SimilarRules::tr("other proportions");
    case Doubt::OtherColors:
        return SimilarRules::tr("other colors");
    case Doubt::OtherTone:
        return SimilarRules::tr("brighter or darker");
    case Doubt::OtherDetail:
        return SimilarRules::tr("other details");
    case Doubt::Animated:
        return SimilarRules::tr("moving picture");
    case Doubt::MaybeOriginal:
        break;
    }
    return SimilarRules::tr("without loss, perhaps the original");
}

bool isMirrored(const HistoryEntry &picture, const HistoryEntry &other)
{
    if (!picture.file.perceptualHash || !other.file.perceptualHash)
        return false;
    const quint64 hash = *picture.file.perceptualHash;
    return bitsApart(mirroredHash(hash), *other.file.perceptualHash) < bitsApart(hash, *other.file.perceptualHash);
}

QList<QList<PictureFact>> compareFacts(const QList<HistoryEntry> &pictures)
{
    QList<QList<PictureFact>> facts(pictures.size());
    for (const FactKind &kind : factKinds()) {
        const QList<PictureFact> line = lineOf(kind, pictures);
        for (qsizetype i = 0; i < line.size(); ++i)
            facts[i].append(line.at(i));
    }
    const auto isTurned = [&best = pictures.at(bestPicture(pictures))](const HistoryEntry &picture) {
        return isMirrored(picture, best);
    };
    if (!std::ranges::any_of(pictures, isTurned))
        return facts;
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        const QString look =
            isTurned(pictures.at(i)) ? SimilarRules::tr("mirror image") : SimilarRules::tr("same way round");
        facts[i].append({.name = SimilarRules::tr("Look"), .value = look, .differs = true});
    }
    return facts;
}

} // namespace bowerbird
