// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/librarychecker.h"

#include <utility>

namespace bowerbird {

LibraryChecker::LibraryChecker(Library &library, QObject *parent)
    : QObject(parent)
    , m_check(library)
{
}

LibraryChecker::~LibraryChecker() = default;

// On the check's thread; a thousand findings in a row are one call of the UI thread.
template<typename Note>
void LibraryChecker::hand(Note note)
{
    const std::lock_guard lock(m_mutex);
    note(m_news);
    if (!std::exchange(m_news.isAnnounced, true))
        QMetaObject::invokeMethod(this, &LibraryChecker::take, Qt::QueuedConnection);
}

void LibraryChecker::begin()
{
    m_check.cancel();
    {
        const std::lock_guard lock(m_mutex);
        m_news = {.isAnnounced = m_news.isAnnounced};
    }
    m_progress = {};
    m_state = State::Running;
}

LibraryCheck::Callbacks LibraryChecker::callbacks()
{
    return {.progressed =
                [this](const LibraryCheck::Progress &progress) {
                    hand([&progress](News &news) { news.progress = progress; });
                },
            .found =
                [this](const LibraryCheck::Finding &finding) {
                    hand([&finding](News &news) { news.findings.append(finding); });
                },
            .finished =
                [this](bool isComplete) {
                    if (isComplete)
                        hand([](News &news) { news.isFinished = true; });
                }};
}

void LibraryChecker::start()
{
    begin();
    m_check.start(callbacks());
    Q_EMIT changed();
}

void LibraryChecker::search(const QList<HistoryEntry> &missing, const QString &folder)
{
    begin();
    m_check.search(missing, folder, callbacks());
    Q_EMIT changed();
}

void LibraryChecker::pause()
{
    if (m_state != State::Running)
        return;
    m_check.pause();
    m_state = State::Paused;
    Q_EMIT changed();
}

void LibraryChecker::resume()
{
    if (m_state != State::Paused)
        return;
    m_check.resume();
    m_state = State::Running;
    Q_EMIT changed();
}

// What was found until now stays.
void LibraryChecker::cancel()
{
    if (m_state == State::Idle)
        return;
    m_check.cancel();
    take();
    if (m_state == State::Idle) // it had just come to its end
        return;
    m_state = State::Idle;
    Q_EMIT changed();
    Q_EMIT finished(false);
}

void LibraryChecker::take()
{
    News news;
    {
        const std::lock_guard lock(m_mutex);
        news = std::exchange(m_news, {});
    }
    if (!news.findings.isEmpty())
        Q_EMIT found(news.findings);
    if (news.progress)
        m_progress = *news.progress;
    if (news.isFinished)
        m_state = State::Idle;
    if (news.progress || news.isFinished)
        Q_EMIT changed();
    if (news.isFinished)
        Q_EMIT finished(true);
}

} // namespace bowerbird
