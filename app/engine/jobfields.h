// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"

#include <type_traits>

namespace bowerbird {

// The fields of a job one by one, for engine/packedjob: an enum that names them, and visitJob(), which gives each with
// its name to a visitor, `visit(JobField, value)`; a const job's to be read, another's to be set. Id, options, state
// and order are not among them: they lie beside the packed bytes.

// In the order in which they are written. Nobody keeps packed jobs on a disk: the numbers may change.
enum class JobField : quint8 {
    Url,
    Title,
    Album,
    FilePath,
    FileSha256,
    PageUrl,
    PreviewUrl,
    Source,
    SiteId,
    Index,
    Type,
    Width,
    Height,
    DeclaredSize,
    SendsReferer,
    Alternatives,
    Description,
    User,
    Tags,
    PublishedAt,
    Score,
    IsSensitive,
    IsAnimated,
    ArchiveKey,
    Received,
    TotalBytes,
    BytesPerSecond,
    Worker,
    Attempts,
    AttemptsInVain,
    SameReasonInARow,
    PartPath,
    PartSize,
    PartEtag,
    PartLastModified,
    PartTotal,
    PartTail,
    SuspectSha256,
    HasFailure,
    FailureReason,
    FailureStatus,
    FailureDetail,
    FailureRetryAfter,
    FailureIsPermanent,
    SkipReason,
    FileSize,
    FileType,
    FileWidth,
    FileHeight,
    FileVerification,
    FileWarning,
    FileResumedFrom,
    FilePerceptualHash,
    AddedAt,
    StartedAt,
    FinishedAt,
    WaitsUntil,
    BusyTime,
    HandedToAddress,
    HandedToName,
    None, // keep last
};
static_assert(static_cast<int>(JobField::None) < 128, "a field and the kind of its value share a byte");

// Visits the parts of a job; visitJob() alone knows where each comes.
namespace jobparts {

template<typename Visitor, typename FailureType>
void visitFailure(Visitor &visit, FailureType &failure)
{
    auto &[reason, httpStatus, detail, retryAfter, isPermanent] = failure;
    visit(JobField::FailureReason, reason);
    visit(JobField::FailureStatus, httpStatus);
    visit(JobField::FailureDetail, detail);
    visit(JobField::FailureRetryAfter, retryAfter);
    visit(JobField::FailureIsPermanent, isPermanent);
}

template<typename Visitor, typename ImageType>
void visitImage(Visitor &visit, ImageType &image)
{
    auto &[url, pageUrl, previewUrl, source, siteId, title, album, index, type, widthPx, heightPx, sizeBytes,
           sendsReferer, alternatives, description, user, tags, publishedAt, score, isSensitive, isAnimated,
           archiveKey] = image;
    visit(JobField::PageUrl, pageUrl);
    visit(JobField::PreviewUrl, previewUrl);
    visit(JobField::Source, source);
    visit(JobField::SiteId, siteId);
    visit(JobField::Index, index);
    visit(JobField::Type, type);
    visit(JobField::Width, widthPx);
    visit(JobField::Height, heightPx);
    visit(JobField::DeclaredSize, sizeBytes);
    visit(JobField::SendsReferer, sendsReferer);
    visit(JobField::Alternatives, alternatives);
    visit(JobField::Description, description);
    visit(JobField::User, user);
    visit(JobField::Tags, tags);
    visit(JobField::PublishedAt, publishedAt);
    visit(JobField::Score, score);
    visit(JobField::IsSensitive, isSensitive);
    visit(JobField::IsAnimated, isAnimated);
    visit(JobField::ArchiveKey, archiveKey);
}

template<typename Visitor, typename PartType>
void visitPart(Visitor &visit, PartType &part)
{
    auto &[path, sizeBytes, validator, tail] = part;
    auto &[etag, lastModified, totalBytes] = validator;
    visit(JobField::PartPath, path);
    visit(JobField::PartSize, sizeBytes);
    visit(JobField::PartEtag, etag);
    visit(JobField::PartLastModified, lastModified);
    visit(JobField::PartTotal, totalBytes);
    visit(JobField::PartTail, tail);
}

template<typename Visitor, typename FileType>
void visitFile(Visitor &visit, FileType &file)
{
    auto &[path, sizeBytes, sha256, type, widthPx, heightPx, verification, warning, resumedFrom, perceptualHash] = file;
    visit(JobField::FileSize, sizeBytes);
    visit(JobField::FileType, type);
    visit(JobField::FileWidth, widthPx);
    visit(JobField::FileHeight, heightPx);
    visit(JobField::FileVerification, verification);
    visit(JobField::FileWarning, warning);
    visit(JobField::FileResumedFrom, resumedFrom);
    visit(JobField::FilePerceptualHash, perceptualHash);
}

} // namespace jobparts

// Every field of a job in the order of the enum; each struct is taken apart by name, so that a new member does not
// compile before it is thought of here.
template<typename Visitor, typename JobType>
void visitJob(Visitor &visit, JobType &job)
{
    auto &[id, image, options, state, order, received, totalBytes, bytesPerSecond, worker, attempts, attemptsInVain,
           sameReasonInARow, part, suspectSha256, lastFailure, skipReason, file, addedAt, startedAt, finishedAt,
           waitsUntil, busyTime, handedTo] = job;
    visit(JobField::Url, image.url);
    visit(JobField::Title, image.title);
    visit(JobField::Album, image.album);
    visit(JobField::FilePath, file.path);
    visit(JobField::FileSha256, file.sha256);
    jobparts::visitImage(visit, image);
    visit(JobField::Received, received);
    visit(JobField::TotalBytes, totalBytes);
    visit(JobField::BytesPerSecond, bytesPerSecond);
    visit(JobField::Worker, worker);
    visit(JobField::Attempts, attempts);
    visit(JobField::AttemptsInVain, attemptsInVain);
    visit(JobField::SameReasonInARow, sameReasonInARow);
    jobparts::visitPart(visit, part);
    visit(JobField::SuspectSha256, suspectSha256);
    bool hasFailure = lastFailure.has_value();
    visit(JobField::HasFailure, hasFailure);
    if constexpr (!std::is_const_v<JobType>) {
        if (hasFailure && !lastFailure)
            lastFailure.emplace();
    }
    if (hasFailure)
        jobparts::visitFailure(visit, *lastFailure);
    visit(JobField::SkipReason, skipReason);
    jobparts::visitFile(visit, file);
    visit(JobField::AddedAt, addedAt);
    visit(JobField::StartedAt, startedAt);
    visit(JobField::FinishedAt, finishedAt);
    visit(JobField::WaitsUntil, waitsUntil);
    visit(JobField::BusyTime, busyTime);
    visit(JobField::HandedToAddress, handedTo.address);
    visit(JobField::HandedToName, handedTo.name);
}

} // namespace bowerbird
