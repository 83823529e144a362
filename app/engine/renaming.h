// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "core/nametemplate.h"

#include <QList>
#include <QString>

#include <atomic>

namespace bowerbird {

class Library;

// An image that is there, as far as a new name depends on it.
struct RenameSource
{
    QString path;      // of its file
    QString directory; // that its folders are below
    NameFacts facts;   // the file's own time stands in for a day nobody knows
};

// Needs a file: a finished job.
[[nodiscard]] RenameSource renameSourceOf(const Job &job);

// A file and the place a template gives it.
struct RenameStep
{
    enum class Verdict : quint8 {
        Rename,
        Same,    // it is called that already
        Missing, // the file is gone, or a link is in its place
        Taken,   // another file has the name
        Twin,    // an image before it gets the name
        Failed   // could not be done; `detail` says why
    };
    QString from; // absolute, both
    QString to;
    Verdict verdict = Verdict::Rename;
    QString detail = {};
};

// What a template would make of the files, in their order; {counter} counts them in each folder. Nothing is changed.
//
// Thread: any but the UI's: looks at every file. Ends early, with what it has, when `stop` becomes true.
[[nodiscard]] QList<RenameStep> planRenames(const QList<RenameSource> &sources, const NameTemplate &name,
                                            const std::atomic<bool> &stop);

// Does the steps that are to be done, each with its sidecar, never over another file; makes folders and takes those
// away that have become empty below `directories`. Files that give their names to each other are moved in the order
// that lets them; a circle stays as it is. Returns the steps with what became of them: Rename = done.
//
// The library is told of some hundred files before they are renamed, and of their new paths after it, so that a crash
// at any moment leaves it with the truth. When it cannot write that down, what is left stays as it is.
//
// Thread: any but the UI's and the library's.
[[nodiscard]] QList<RenameStep> carryOut(QList<RenameStep> steps, const QStringList &directories, Library &library);

} // namespace bowerbird
