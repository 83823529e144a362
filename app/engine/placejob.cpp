// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/placejob.h"

#include "core/imagefilter.h"
#include "core/redact.h"
#include "core/safefilename.h"
#include "engine/filenaming.h"

namespace bowerbird {

namespace {

NameFacts nameFacts(const DownloadTask &task, const ReceivedPart &part, const Proof &proof)
{
    const ResponseHead &head = part.report.head;
    NameFacts facts = NameFacts::of(task.image);
    facts.rawName = head.fileName.isEmpty() ? fileNameFromUrl(task.image.url) : head.fileName;
    if (!facts.date.isValid())
        facts.date = head.lastModified;
    facts.widthPx = proof.widthPx;
    facts.heightPx = proof.heightPx;
    facts.sha256 = part.sha256;
    facts.type = proof.type;
    return facts;
}

PlaceRequest placeRequest(const DownloadTask &task, const ReceivedPart &part, const FilePlace &place)
{
    const DownloadOptions &options = *task.options;
    PlaceRequest request{.partPath = part.path,
                         .directory = place.directory,
                         .name = place.name,
                         .onConflict = options.onConflict,
                         .sizeBytes = part.sizeBytes,
                         .sha256 = part.sha256,
                         .originUrl = {},
                         .referrerUrl = {},
                         .modifiedAt = {}};
    if (options.marksOrigin) {
        request.originUrl = publicUrl(part.report.finalUrl.isEmpty() ? task.image.url : part.report.finalUrl);
        request.referrerUrl = publicUrl(task.image.pageUrl);
    }
    if (options.keepsServerTime)
        request.modifiedAt = part.report.head.lastModified;
    return request;
}

} // namespace

bool isWanted(const DownloadOptions &options, const Proof &proof, qint64 sizeBytes)
{
    const ImageFilter filter{.types = options.types,
                             .minBytes = options.minBytes,
                             .minWidthPx = options.minWidthPx,
                             .minHeightPx = options.minHeightPx,
                             .maxWidthPx = options.maxWidthPx,
                             .maxHeightPx = options.maxHeightPx};
    return !filter.rejects(
        {.type = proof.type, .widthPx = proof.widthPx, .heightPx = proof.heightPx, .sizeBytes = sizeBytes});
}

PlaceJob placeJobOf(const DownloadTask &task, const ReceivedPart &part, const Proof &proof, NameCounter &counter)
{
    PlaceJob job{.id = task.id,
                 .image = task.image,
                 .place = {},
                 .file = {},
                 .attempt = {},
                 .duplicates = task.options->duplicates};
    job.file = SavedFile{.path = {},
                         .sizeBytes = part.sizeBytes,
                         .sha256 = part.sha256,
                         .type = proof.type,
                         .widthPx = proof.widthPx,
                         .heightPx = proof.heightPx,
                         .verification = proof.verification,
                         .warning = proof.warning,
                         .resumedFrom = part.report.resumedFrom,
                         .perceptualHash = proof.perceptualHash};
    job.place = placeRequest(task, part, placeOf(*task.options, nameFacts(task, part, proof), counter));
    return job;
}

} // namespace bowerbird
