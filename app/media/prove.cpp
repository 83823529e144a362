// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/prove.h"

#include "media/decoder.h"
#include "media/perceptualhash.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

using Verdict = DecodedPicture::Verdict;

// A whole file in memory: read, because a mapping dies with the program (SIGBUS) when the file is cut or its disk goes
// away meanwhile; mapped when it is so large that memory is the greater worry.
class FileBytes
{
public:
    explicit FileBytes(const QString &path)
        : m_file(path)
    {
    }

    [[nodiscard]] Result<std::span<const char>> load()
    {
        constexpr qint64 kLargestRead = 64LL * 1024 * 1024;
        // A pipe in the place of a file would block for ever.
        if (QFileInfo info(m_file); info.exists() && !info.isFile())
            return fail(FailureReason::NotWritable, u"not a plain file"_s);
        if (!m_file.open(QIODevice::ReadOnly))
            return fail(FailureReason::NotWritable, m_file.errorString());
        const qint64 size = m_file.size();
        if (size > kLargestRead) {
            if (const uchar *mapped = m_file.map(0, size))
                return std::span(reinterpret_cast<const char *>(mapped), static_cast<size_t>(size));
        }
        m_bytes = m_file.readAll();
        if (m_bytes.size() < size)
            return fail(FailureReason::NotWritable, m_file.errorString());
        return std::span(m_bytes.constData(), static_cast<size_t>(m_bytes.size()));
    }

private:
    QFile m_file;
    QByteArray m_bytes;
};

bool isTooLarge(const StructureReport &structure)
{
    return structure.widthPx > kMaxEdgePx || structure.heightPx > kMaxEdgePx ||
           structure.widthPx * qint64(structure.heightPx) > kMaxPixels;
}

// What is shorter than it should be may still be decoded for its look when its decoder asks for no memory by the
// lengths in the file.
bool mayBeDecoded(const StructureReport &structure)
{
    if (structure.completeness == Completeness::CutOff)
        return structure.type == ImageType::Jpeg || structure.type == ImageType::Gif;
    return structure.completeness != Completeness::Corrupt;
}

// What the structure alone proves.
Proof structureProof(const StructureReport &structure)
{
    Proof proof{.type = structure.type,
                .widthPx = structure.widthPx,
                .heightPx = structure.heightPx,
                .completeness = structure.completeness,
                .detail = structure.detail};
    proof.isGood = structure.completeness == Completeness::Complete || structure.completeness == Completeness::Unknown;
    const bool isWalked = structure.completeness == Completeness::Complete && !isVideo(structure.type);
    proof.verification = isWalked ? Verification::Structure : Verification::Signature;
    if (structure.type != ImageType::Svg && isTooLarge(structure))
        proof.warning = Warning::TooLargeToPreview;
    return proof;
}

void addDecode(Proof &proof, const DecodedPicture &picture)
{
    proof.thumbnail = picture.image;
    proof.perceptualHash = perceptualHash(picture.image);
    if (!proof.isGood)
        return;
    switch (picture.verdict) {
    case Verdict::Good:
        proof.verification = Verification::Decoded;
        proof.completeness = Completeness::Complete;
        break;
    case Verdict::Damaged:
        proof.isGood = false;
        proof.completeness = Completeness::Corrupt;
        proof.detail = picture.detail;
        break;
    case Verdict::TooLarge:
        proof.warning = Warning::TooLargeToPreview;
        break;
    case Verdict::Unsupported:
        proof.warning = Warning::NotDecodableHere;
        break;
    }
}

QImage asThumbnail(const QImage &image, int edgePx)
{
    if (image.isNull() || edgePx <= 0)
        return {};
    const QSize fitted = fittedSize(image.size(), {edgePx, edgePx});
    return fitted == image.size() ? image : image.scaled(fitted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

Result<Proof> prove(const ProofRequest &request)
{
    FileBytes file(request.path);
    const Result<std::span<const char>> bytes = request.content.empty() ? file.load() : request.content;
    if (!bytes)
        return std::unexpected(bytes.error());
    const StructureReport structure = walkStructure(*bytes);
    if (structure.type == ImageType::Unknown)
        return fail(FailureReason::NotAnImage, structure.detail);
    Proof proof = structureProof(structure);
    const bool isRendered = structure.type != ImageType::Svg && !isVideo(structure.type);
    if (request.mode != VerifyMode::Decode || !isRendered || !mayBeDecoded(structure) || isTooLarge(structure))
        return proof;
    // A scaled decode reads every byte, however few pixels are kept; these are enough for the hash.
    constexpr int kLeastEdgePx = 64;
    const int edge = qMax(request.thumbnailEdgePx, kLeastEdgePx);
    addDecode(proof, decodePicture(*bytes, structure, {edge, edge}));
    proof.thumbnail = asThumbnail(proof.thumbnail, request.thumbnailEdgePx);
    return proof;
}

qint64 decodeCost(int widthPx, int heightPx)
{
    // A progressive JPEG keeps 6 bytes a pixel and 8 with four colours; 16-bit PNG takes 8.
    constexpr qint64 kBytesPerPixel = 8;
    return qMax(0, widthPx) * kBytesPerPixel * qMax(0, heightPx);
}

QImage loadScaled(const QString &path, QSize bound)
{
    return loadPicture(path, bound).image;
}

LoadedPicture loadPicture(const QString &path, QSize bound)
{
    FileBytes file(path);
    const Result<std::span<const char>> bytes = file.load();
    if (!bytes || bound.isEmpty())
        return {};
    const StructureReport structure = walkStructure(*bytes);
    if (!mayBeDecoded(structure) || isTooLarge(structure))
        return {};
    return {.image = decodePicture(*bytes, structure, bound).image,
            .hasPalette = structure.hasPalette,
            .isAnimated = structure.isAnimated};
}

QImage decodeScaled(std::span<const char> file, QSize bound)
{
    if (bound.isEmpty())
        return {};
    const StructureReport structure = walkStructure(file);
    if (!mayBeDecoded(structure) || isTooLarge(structure))
        return {};
    return decodePicture(file, structure, bound).image;
}

} // namespace bowerbird
