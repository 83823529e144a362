// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/renaming.h"

#include "core/safefilename.h"
#include "core/settings.h"
#include "store/filemove.h"
#include "store/filesystemsync.h"
#include "store/library.h"
#include "store/sidecar.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <cerrno>
#include <cstring>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

using Verdict = RenameStep::Verdict;

constexpr qsizetype kBatch = 500; // files that are written down at once, and brought to the disk together

// A link counts, also one that leads nowhere.
bool isTaken(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

bool isPlainFile(const QString &path)
{
    const QFileInfo info(path);
    return info.isFile() && !info.isSymLink();
}

QString folderOf(const QString &path)
{
    return path.first(path.lastIndexOf(u'/'));
}

// As some file systems compare them.
QString keyOf(const QString &path)
{
    return folderOf(path) % u'/' % collisionKey(QStringView(path).sliced(path.lastIndexOf(u'/') + 1));
}

class Planner
{
public:
    explicit Planner(const NameTemplate &name)
        : m_name(name)
    {
    }

    void add(const RenameSource &source)
    {
        if (m_leaving.contains(source.path)) // another row of the same file
            return;
        m_leaving.insert(source.path);
        RenameStep step{.from = source.path, .to = targetOf(source)};
        if (!isPlainFile(step.from))
            step.verdict = Verdict::Missing;
        else if (step.from == step.to)
            step.verdict = Verdict::Same;
        if (step.verdict != Verdict::Missing && m_targets.contains(keyOf(step.to)))
            step.verdict = Verdict::Twin;
        if (step.verdict != Verdict::Missing)
            m_targets.insert(keyOf(step.to));
        m_steps.append(step);
    }

    // What another file leaves is free; whether it does leave depends on its own step.
    [[nodiscard]] QList<RenameStep> steps()
    {
        QSet<QString> staying;
        for (const RenameStep &step : std::as_const(m_steps)) {
            if (step.verdict != Verdict::Rename)
                staying.insert(step.from);
        }
        bool hasChanged = true;
        while (hasChanged) {
            hasChanged = false;
            for (RenameStep &step : m_steps) {
                const bool isFree = !isTaken(step.to) || (m_leaving.contains(step.to) && !staying.contains(step.to));
                if (step.verdict != Verdict::Rename || isFree)
                    continue;
                step.verdict = Verdict::Taken;
                staying.insert(step.from);
                hasChanged = true;
            }
        }
        return m_steps;
    }

private:
    [[nodiscard]] QString targetOf(const RenameSource &source)
    {
        NameFacts facts = source.facts;
        if (!facts.date.isValid())
            facts.date = QFileInfo(source.path).lastModified().toUTC();
        if (m_name.uses(NameField::Counter))
            facts.counter = ++m_counters[source.directory % u'/' % m_name.folder(facts)];
        return source.directory % u'/' % m_name.path(facts);
    }

    const NameTemplate &m_name;
    QList<RenameStep> m_steps;
    QSet<QString> m_leaving;
    QSet<QString> m_targets; // keys
    QHash<QString, int> m_counters;
};

// Folders that held nothing else go, up to the directory they are below.
void removeEmptyFolders(QString folder, const QStringList &directories)
{
    const auto isBelow = [&folder](const QString &directory) { return folder.startsWith(directory + u'/'); };
    while (std::ranges::any_of(directories, isBelow) && QDir().rmdir(folder))
        folder = folderOf(folder);
}

int moveOne(const RenameStep &step)
{
    if (!QDir().mkpath(folderOf(step.to)))
        return ENOTDIR;
    return moveToFreeName(QFile::encodeName(step.from), QFile::encodeName(step.to));
}

// Moved, or found impossible; else something has its new name, perhaps only for now.
bool isSettled(RenameStep &step, const QStringList &directories)
{
    const int error = moveOne(step);
    if (error == EEXIST)
        return false;
    if (error == 0) {
        moveSidecar(step.from, step.to);
        removeEmptyFolders(folderOf(step.from), directories);
    } else {
        step.verdict = Verdict::Failed;
        step.detail = QString::fromLocal8Bit(std::strerror(error));
    }
    return true;
}

// Those that are to be tried again. A file that has its new name is brought to the disk with it before the library
// says so.
QList<RenameStep *> notSettledOf(const QList<RenameStep *> &batch, const QStringList &directories, Library &library)
{
    QHash<QString, QString> moves;
    for (const RenameStep *step : batch)
        moves.insert(step->from, step->to);
    if (const Result<void> begun = library.beginMoves(moves); !begun) {
        for (RenameStep *step : batch) {
            step->verdict = Verdict::Failed;
            step->detail = begun.error().detail;
        }
        return {};
    }
    QList<RenameStep *> notSettled;
    FilesystemSync sync;
    for (RenameStep *step : batch) {
        const bool isDone = isSettled(*step, directories);
        if (!isDone)
            notSettled.append(step);
        if (isDone && step->verdict == Verdict::Rename)
            sync.add(folderOf(step->to));
        else
            moves.remove(step->from);
    }
    sync.sync();
    library.endMoves(moves);
    return notSettled;
}

} // namespace

RenameSource renameSourceOf(const Job &job)
{
    const QString fileName = QFileInfo(job.file.path).fileName();
    RenameSource source{.path = job.file.path, .directory = {}, .facts = NameFacts::of(job.image)};
    const bool isBelow = job.options && job.file.path.startsWith(job.options->directory + u'/');
    source.directory = isBelow ? job.options->directory : folderOf(job.file.path);
    // What its server called it is remembered as the name it got, unless a template gave it another one.
    const bool wasNamedByServer = !job.options || job.options->nameTemplate == QLatin1StringView(kDefaultNameTemplate);
    if (wasNamedByServer)
        source.facts.rawName = fileName;
    source.facts.widthPx = job.file.widthPx;
    source.facts.heightPx = job.file.heightPx;
    source.facts.sha256 = job.file.sha256;
    source.facts.type = job.file.type;
    return source;
}

QList<RenameStep> planRenames(const QList<RenameSource> &sources, const NameTemplate &name,
                              const std::atomic<bool> &stop)
{
    Planner planner(name);
    for (const RenameSource &source : sources) {
        if (stop)
            return {};
        planner.add(source);
    }
    return planner.steps();
}

QList<RenameStep> carryOut(QList<RenameStep> steps, const QStringList &directories, Library &library)
{
    QList<RenameStep *> left;
    for (RenameStep &step : steps) {
        if (step.verdict == Verdict::Rename)
            left.append(&step);
    }
    // Each round moves what has become free; one that frees nothing is the last.
    qsizetype before = -1;
    while (!left.isEmpty() && left.size() != before) {
        before = left.size();
        QList<RenameStep *> stillLeft;
        for (qsizetype first = 0; first < left.size(); first += kBatch)
            stillLeft += notSettledOf(left.mid(first, kBatch), directories, library);
        left = stillLeft;
    }
    for (RenameStep *step : std::as_const(left)) {
        step->verdict = Verdict::Taken;
        removeEmptyFolders(folderOf(step->to), directories);
    }
    return steps;
}

} // namespace bowerbird
