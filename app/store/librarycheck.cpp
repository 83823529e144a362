// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/librarycheck.h"

#include "store/filedescriptor.h"
#include "store/library.h"
#include "store/sha256.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
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
    Run(Library &library, Callbacks callbacks, qint64 bytesPerSecond)
        : m_library(library)
        , m_callbacks(std::move(callbacks))
        , m_bytesPerSecond(bytesPerSecond)
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
    void comparePages(const std::stop_token &stop);
    void compare(const HistoryEntry &entry, const std::stop_token &stop);
    void searchMissing(const std::stop_token &stop);
    void searchBelow(const QString &root, const std::stop_token &stop);
    void judgeStranger(const QString &path, qint64 size, const std::stop_token &stop);
    [[nodiscard]] QByteArray hashOf(const QString &path, const std::stop_token &stop);
    void waitWhilePaused(const std::stop_token &stop);
    void waitForTurn(qint64 bytes, const std::stop_token &stop);
    void tellProgress(bool isLast = false);
    template<typename Answer, typename Ask>
    [[nodiscard]] std::optional<Answer> asked(const std::stop_token &stop, Ask ask);

    Library &m_library;
    const Callbacks m_callbacks;
    const qint64 m_bytesPerSecond;
    Progress m_progress;
    Clock::time_point m_progressDue;
    Clock::time_point m_turn; // when the next bytes may be read
    QSet<QString> m_seenPaths;
    QSet<QString> m_folders;
    std::vector<HistoryEntry> m_missing;
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
    const auto counts =
        asked<HistoryCounts>(stop, [&](auto answer) { m_library.countHistory({}, stop, std::move(answer)); });
    if (counts) {
        m_progress.allFiles = counts->present + counts->missing + counts->changed;
        m_progress.allBytes = counts->bytes;
        comparePages(stop);
        m_progress.isSearching = true;
        searchMissing(stop);
    }
    waitWhilePaused(stop);
    tellProgress(true);
    if (m_callbacks.finished)
        m_callbacks.finished(!stop.stop_requested());
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
        m_missing.push_back(entry);
        m_missingSizes.insert(entry.file.sizeBytes);
    } else {
        const bool hasSize = entry.state == HistoryState::Present;
        const bool isGood = hasSize && hashOf(path, stop) == entry.file.sha256;
        if (!isGood && !stop.stop_requested() && m_callbacks.found)
            m_callbacks.found({.kind = Finding::Kind::Changed, .entry = entry, .newPath = {}});
        m_progress.bytes += hasSize ? entry.file.sizeBytes : 0;
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
    for (const HistoryEntry &entry : m_missing)
        m_callbacks.found({.kind = Finding::Kind::Missing, .entry = entry, .newPath = {}});
}

void LibraryCheck::Run::searchBelow(const QString &root, const std::stop_token &stop)
{
    QDirIterator files(root, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext() && !stop.stop_requested() && !m_missing.empty()) {
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
    const QByteArray hash = hashOf(path, stop);
    const auto found = std::ranges::find_if(m_missing, [&](const HistoryEntry &entry) {
        return entry.file.sizeBytes == size && entry.file.sha256 == hash;
    });
    if (found == m_missing.end() || stop.stop_requested())
        return;
    const HistoryEntry entry = *found;
    m_missing.erase(found);
    if (m_callbacks.found)
        m_callbacks.found({.kind = Finding::Kind::Moved, .entry = entry, .newPath = path});
}

// Empty when it cannot be read, or the check was cancelled.
QByteArray LibraryCheck::Run::hashOf(const QString &path, const std::stop_token &stop)
{
    const FileDescriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen())
        return {};
    Sha256 hash;
    std::vector<char> buffer(kReadBytes);
    while (!stop.stop_requested()) {
        waitForTurn(kReadBytes, stop);
        const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
        if (count < 0)
            return {};
        if (count == 0)
            return hash.result();
        hash.update(std::span(buffer.data(), static_cast<size_t>(count)));
    }
    return {};
}

// Not only where bytes are read: a paused check neither looks for files nor comes to its end.
void LibraryCheck::Run::waitWhilePaused(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_isPaused; });
}

void LibraryCheck::Run::waitForTurn(qint64 bytes, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_isPaused; });
    if (m_bytesPerSecond <= 0)
        return;
    (void)m_changed.wait_until(lock, stop, m_turn, [] { return false; });
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
