// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/filenaming.h"

#include <QDirIterator>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

int filesIn(const QString &folder)
{
    int count = 0;
    for (QDirIterator files(folder, QDir::Files); files.hasNext(); files.next()) {
        const QString name = files.fileName();
        count += name.endsWith(u".part"_s) || name.endsWith(u".json"_s) ? 0 : 1;
    }
    return count;
}

} // namespace

int NameCounter::next(const QString &folder)
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_last.find(folder);
    if (known != m_last.end())
        return ++*known;
    return *m_last.insert(folder, filesIn(folder) + 1);
}

FilePlace placeOf(const DownloadOptions &options, NameFacts facts, NameCounter &counter)
{
    const NameTemplate name = NameTemplate::parse(options.nameTemplate).value_or(NameTemplate());
    if (name.uses(NameField::Counter))
        facts.counter = counter.next(options.directory % u'/' % name.folder(facts));
    const QString path = options.directory % u'/' % name.path(facts);
    const qsizetype slash = path.lastIndexOf(u'/');
    return {.directory = path.first(slash), .name = path.sliced(slash + 1)};
}

} // namespace bowerbird
