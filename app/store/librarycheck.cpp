// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/librarycheck.h"

#include "store/filedescriptor.h"
#include "store/library.h"
#include "store/sha256.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMultiHash>
#include <QSet>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace bowerbird {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int kPageRows = 1'000;
constexpr size_t kReadBytes = 256UL * 1024;
constexpr auto kProgressPace = 100ms;

// The folders that lie in no other of them.
QStringList outermost(QSet<QString> folders)
{
    QStringList sorted(folders.cbegin(), folders.cend());
    sorted.sort();
    QStringList roots;
    for (const QString &folder : std::as_const(sorted)) {
        if (roots.isEmpty() || !folder.startsWith(roots.last() + u'/'))
            roots.append(folder);
    }
    return roots;
}

} // namespace

// One check from its beginning to its end.
class LibraryCheck::Run
{
public:
    // With a folder: looks for `sought` there, and does nothing else.
    Run(Library &library, Callbacks callbacks, qint64 bytesPerSecond, const QList<HistoryEntry> &sought = {},
        const QString &folder = {})
        : m_library(library)
        , m_callbacks(std::move(callbacks))
        , m_bytesPerSecond(bytesPerSecond)
        , m_sought(sought)
        , m_folder(folder)
        , m_thread([this](const std::stop_token &stop) { run(stop); })
    {
    }

    void setPaused(bool isPaused)
    {
        const std::lock_guard lock(m_mutex);
        m_isPaused = isPaused;
        m_changed.notify_all();
    }

private:
    void run(const std::stop_token &stop);
    void check(const std::stop_token &stop);
    void search(const std::stop_token &stop);
    void addMissing(const HistoryEntry &entry);
    void comparePages(const std::stop_token &stop);
    void compare(const HistoryEntry &entry, const std::stop_token &stop);
    void searchMissing(const std::stop_token &stop);
    void searchBelow(const QString &root, const std::stop_token &stop);
    void judgeStranger(const QString &path, qint64 size, const std::stop_token &stop);
    [[nodiscard]] std::optional<QByteArray> hashOf(const QString &path, const std::stop_token &stop);
    void waitWhilePaused(const std::stop_token &stop);
    void waitForTurn(const std::stop_token &stop);
    void charge(qint64 bytes);
    void tellProgress(bool isLast = false);
    template<typename Answer, typename Ask>
    [[nodiscard]] std::optional<Answer> asked(const std::stop_token &stop, Ask ask);

    Library &m_library;
    const Callbacks m_callbacks;
    const qint64 m_bytesPerSecond;
    const QList<HistoryEntry> m_sought;
    const QString m_folder;
    Progress m_progress;
    Clock::time_point m_progressDue;
    Clock::time_point m_turn; // when the next bytes may be read
    QSet<QString> m_seenPaths;
    QSet<QString> m_folders;
    std::vector<std::optional<HistoryEntry>> m_missing; // nothing: found by now
    QMultiHash<QByteArray, size_t> m_missingHashes;     // SHA-256 -> place in m_missing
    QSet<qint64> m_missingSizes;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isPaused = false; // guarded by m_mutex
    std::jthread m_thread;   // the last: ended before the rest goes
};

// What the library answers, unless the check is cancelled first.
template<typename Answer, typename Ask>
std::optional<Answer> LibraryCheck::Run::asked(const std::stop_token &stop, Ask ask)
{
    const auto promise = std::make_shared<std::promise<Answer>>();
    std::future<Answer> answer = promise->get_future();
    ask([promise](const Answer &value) { promise->set_value(value); });
    while (!stop.stop_requested()) {
        if (answer.wait_for(kProgressPace) == std::future_status::ready)
            return answer.get();
    }
    return std::nullopt;
}

void LibraryCheck::Run::run(const std::stop_token &stop)
{
#ifdef Q_OS_LINUX
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 10); // of this thread alone
#endif
    m_folder.isEmpty() ? check(stop) : search(stop);
    waitWhilePaused(stop);
    tellProgress(true);
    if (m_callbacks.finished)
        m_callbacks.finished(!stop.stop_requested());
}

void LibraryCheck::Run::check(const std::stop_token &stop)
{
    const auto counts =
        asked<HistoryCounts>(stop, [&](auto answer) { m_library.countHistory({}, stop, std::move(answer)); });
    if (!counts)
        return;
    m_progress.allFiles = counts->present + counts->missing + counts->changed;
    m_progress.allBytes = counts->bytes;
    comparePages(stop);
    m_progress.isSearching = true;
    searchMissing(stop);
}

void LibraryCheck::Run::search(const std::stop_token &stop)
{
    for (const HistoryEntry &entry : m_sought)
        addMissing(entry);
    m_progress.allFiles = m_sought.size();
    m_progress.isSearching = true;
    searchBelow(m_folder, stop);
}

void LibraryCheck::Run::addMissing(const HistoryEntry &entry)
{
    m_missingHashes.insert(entry.file.sha256, m_missing.size());
    m_missingSizes.insert(entry.file.sizeBytes);
    m_missing.emplace_back(entry);
}

void LibraryCheck::Run::comparePages(const std::stop_token &stop)
{
    HistoryQuery query{.limit = kPageRows};
    while (!stop.stop_requested()) {
        const auto page =
            asked<HistoryPage>(stop, [&](auto answer) { m_library.searchHistory(query, stop, std::move(answer)); });
        if (!page)
            return;
        for (const HistoryEntry &entry : page->entries) {
            waitWhilePaused(stop);
            if (stop.stop_requested())
                return;
            compare(entry, stop);
        }
        if (page->isLast)
            return;
        query.after = page->entries.last();
    }
}

void LibraryCheck::Run::compare(const HistoryEntry &entry, const std::stop_token &stop)
{
    const QString &path = entry.file.path;
    m_folders.insert(QFileInfo(path).path());
    const bool isRepeat = m_seenPaths.contains(path);
    m_seenPaths.insert(path);
    if (entry.state == HistoryState::Deleted)
        return;
    if (isRepeat) {
        --m_progress.allFiles; // its bytes are counted once
        return;
    }
    if (!QFileInfo::exists(path)) {
        addMissing(entry);
    } else {
        const bool hasSize = entry.state == HistoryState::Present;
        const std::optional<QByteArray> hash = hasSize ? hashOf(path, stop) : QByteArray();
        const bool isGood = hash && hasSize && *hash == entry.file.sha256;
        if (!isGood && !stop.stop_requested() && m_callbacks.found)
            m_callbacks.found(
                {.kind = hash ? Finding::Kind::Changed : Finding::Kind::Unreadable, .entry = entry, .newPath = {}});
        m_progress.bytes += hasSize ? entry.file.sizeBytes : 0;
        m_progress.whole += isGood ? 1 : 0;
    }
    ++m_progress.files;
    tellProgress();
}

void LibraryCheck::Run::searchMissing(const std::stop_token &stop)
{
    if (m_missing.empty())
        return;
    for (const QString &root : outermost(m_folders))
        searchBelow(root, stop);
    if (stop.stop_requested() || !m_callbacks.found)
        return;
    for (const std::optional<HistoryEntry> &entry : m_missing) {
        if (entry)
            m_callbacks.found({.kind = Finding::Kind::Missing, .entry = *entry, .newPath = {}});
    }
}

void LibraryCheck::Run::searchBelow(const QString &root, const std::stop_token &stop)
{
    QDirIterator files(root, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext() && !stop.stop_requested() && !m_missingHashes.isEmpty()) {
        files.next();
        waitWhilePaused(stop);
        const qint64 size = files.fileInfo().size();
        if (m_missingSizes.contains(size) && !m_seenPaths.contains(files.filePath()))
            judgeStranger(files.filePath(), size, stop);
        tellProgress();
    }
}

// A file that the history does not know, as large as one that is gone.
void LibraryCheck::Run::judgeStranger(const QString &path, qint64 size, const std::stop_token &stop)
{
    const std::optional<QByteArray> hash = hashOf(path, stop);
    const auto found = m_missingHashes.constFind(hash.value_or(QByteArray()));
    const bool isSought = hash && found != m_missingHashes.cend() && m_missing.at(*found)->file.sizeBytes == size;
    if (!isSought || stop.stop_requested())
        return;
    const HistoryEntry entry = *std::exchange(m_missing.at(*found), std::nullopt);
    m_missingHashes.erase(found);
    if (m_callbacks.found)
        m_callbacks.found({.kind = Finding::Kind::Moved, .entry = entry, .newPath = path});
}

// Nothing when it cannot be read, or the check was cancelled.
std::optional<QByteArray> LibraryCheck::Run::hashOf(const QString &path, const std::stop_token &stop)
{
    const FileDescriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen())
        return std::nullopt;
    Sha256 hash;
    std::vector<char> buffer(kReadBytes);
    while (!stop.stop_requested()) {
        waitForTurn(stop);
        const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
        if (count < 0)
            return std::nullopt;
        if (count == 0)
            return hash.result();
        charge(count);
        hash.update(std::span(buffer.data(), static_cast<size_t>(count)));
    }
    return std::nullopt;
}

// Not only where bytes are read: a paused check neither looks for files nor comes to its end.
void LibraryCheck::Run::waitWhilePaused(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_isPaused; });
}

void LibraryCheck::Run::waitForTurn(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_isPaused; });
    if (m_bytesPerSecond > 0)
        (void)m_changed.wait_until(lock, stop, m_turn, [] { return false; });
}

// What was read is paid for by the next one who reads: small files cost what they have.
void LibraryCheck::Run::charge(qint64 bytes)
{
    if (m_bytesPerSecond <= 0)
        return;
    m_turn = std::max(m_turn, Clock::now() - kProgressPace) +
             std::chrono::microseconds(bytes * 1'000'000 / m_bytesPerSecond);
}

void LibraryCheck::Run::tellProgress(bool isLast)
{
    if (!m_callbacks.progressed || (!isLast && Clock::now() < m_progressDue))
        return;
    m_progressDue = Clock::now() + kProgressPace;
    m_callbacks.progressed(m_progress);
}

LibraryCheck::LibraryCheck(Library &library)
    : m_library(library)
{
}

LibraryCheck::~LibraryCheck()
{
    cancel();
}

void LibraryCheck::start(Callbacks callbacks, qint64 bytesPerSecond)
{
    cancel();
    m_run = std::make_unique<Run>(m_library, std::move(callbacks), bytesPerSecond);
}

void LibraryCheck::search(const QList<HistoryEntry> &missing, const QString &folder, Callbacks callbacks,
                          qint64 bytesPerSecond)
{
    cancel();
    m_run = std::make_unique<Run>(m_library, std::move(callbacks), bytesPerSecond, missing, folder);
}

void LibraryCheck::pause()
{
    if (m_run)
        m_run->setPaused(true);
}

void LibraryCheck::resume()
{
    if (m_run)
        m_run->setPaused(false);
}

void LibraryCheck::cancel()
{
    m_run.reset();
}

} // namespace bowerbird
