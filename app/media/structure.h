// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "media/probe.h"

// The walkers behind walkStructure(), one for each family of formats. Each is given a whole file (or one that is held
// by another) whose signature has been recognised.

namespace bowerbird {

[[nodiscard]] StructureReport walkJpeg(std::span<const char> file);
[[nodiscard]] StructureReport walkPng(std::span<const char> file);
[[nodiscard]] StructureReport walkGif(std::span<const char> file);
[[nodiscard]] StructureReport walkWebP(std::span<const char> file);
[[nodiscard]] StructureReport walkBmp(std::span<const char> file);
[[nodiscard]] StructureReport walkIco(std::span<const char> file);
[[nodiscard]] StructureReport walkTiff(std::span<const char> file);
[[nodiscard]] StructureReport walkIsoMedia(std::span<const char> file, ImageType type);
[[nodiscard]] StructureReport walkJxl(std::span<const char> file);
[[nodiscard]] StructureReport walkWebM(std::span<const char> file);
[[nodiscard]] StructureReport walkSvg(std::span<const char> file);

// The verdicts a walker ends with, keeping the facts it has found so far.
[[nodiscard]] inline StructureReport verdict(StructureReport report, Completeness completeness, QString detail = {})
{
    report.completeness = completeness;
    report.detail = std::move(detail);
    return report;
}

[[nodiscard]] inline StructureReport complete(StructureReport report)
{
    return verdict(std::move(report), Completeness::Complete);
}

[[nodiscard]] inline StructureReport cutOff(StructureReport report, QString detail)
{
    return verdict(std::move(report), Completeness::CutOff, std::move(detail));
}

[[nodiscard]] inline StructureReport corrupt(StructureReport report, QString detail)
{
    return verdict(std::move(report), Completeness::Corrupt, std::move(detail));
}

} // namespace bowerbird
