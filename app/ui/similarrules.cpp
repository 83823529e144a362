// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/similarrules.h"

#include "core/similarpictures.h"
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
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

qsizetype bestPicture(const QList<HistoryEntry> &pictures)
{
    const auto rank = [](const HistoryEntry &picture) {
        return std::tuple(-pixelsOf(picture), -picture.file.sizeBytes, picture.finishedAt, picture.row);
    };
    return std::ranges::min_element(pictures, {}, rank) - pictures.begin();
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
