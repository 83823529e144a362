// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/nametemplate.h"
#include "core/settings.h"

#include <QHash>
#include <QString>

#include <mutex>

namespace bowerbird {

// The numbers behind {counter}: in each folder each image gets the next one, in the order in which they are proven. The
// first is one more than there are files when the folder is first asked for in a run, so that a later run goes on.
//
// Thread: any; m_mutex guards m_last.
class NameCounter
{
public:
    [[nodiscard]] int next(const QString &folder); // absolute; need not exist

private:
    std::mutex m_mutex;
    QHash<QString, int> m_last; // by folder
};

// Where a proven image is to go.
struct FilePlace
{
    QString directory; // absolute; the folders of the template need not exist yet
    QString name;      // safe, with its final extension
};

// By the options' template; one that cannot be read, which only a damaged library brings about, counts as the usual
// one. `facts` lacks nothing but the counter.
[[nodiscard]] FilePlace placeOf(const DownloadOptions &options, NameFacts facts, NameCounter &counter);

} // namespace bowerbird
