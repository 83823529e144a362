// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How very many rows come into the list without a stall: a part of DownloadManager.

#include "engine/change.h"
#include "engine/downloadmanager.h"
#include "engine/eventmailbox.h"
#include "store/library.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

constexpr qsizetype kSlice = 500;              // rows that are taken in at once
constexpr std::chrono::milliseconds kTurn{10}; // slices a turn of the event loop; what is told of them takes as long
constexpr int kPage = 4'000;                   // rows of the library at a time: the mailbox gives one a pace
constexpr qsizetype kReadAhead = 4'000; // rows that are here and not yet in the list when the next page is asked for

} // namespace

void DownloadManager::addSoon(const QList<ImageRef> &images, const std::shared_ptr<const DownloadOptions> &options,
                              AddMode mode)
{
    if (!hasArrivals() && images.size() <= kSlice) {
        add(images, options, mode);
        return;
    }
    if (!m_arrivals.empty() && m_arrivals.back().options == options && m_arrivals.back().mode == mode)
        m_arrivals.back().images += images;
    else
        m_arrivals.push_back({.images = images, .options = options, .mode = mode});
    takeArrivalsSoon();
}

void DownloadManager::restoreEarlier(int recent)
{
    m_isReadingEarlier = true;
    m_isPageAsked = true;
    m_library.readRecent(recent, [this](QList<Job> jobs) { // on the store thread; stop() waits for it
        m_mailbox->post(EarlierPage{.kind = EarlierPage::Kind::Recent, .jobs = std::move(jobs)});
    });
}

void DownloadManager::readNextPage()
{
    if (m_isStopped || m_isPageAsked)
        return;
    m_isPageAsked = true;
    if (m_isLastPage)
        return m_historyReading.setFuture(m_library.historyRead());
    m_library.readUnfinished(m_readUpTo, kPage, [this](QList<Job> jobs) {
        m_mailbox->post(EarlierPage{.kind = EarlierPage::Kind::Unfinished, .jobs = std::move(jobs)});
    });
}

void DownloadManager::takePage(const EarlierPage &page)
{
    m_isPageAsked = false;
    if (m_isStopped)
        return;
    if (page.kind == EarlierPage::Kind::Unfinished) {
        m_isLastPage = page.jobs.isEmpty();
        if (!m_isLastPage)
            m_readUpTo = {page.jobs.last().order, page.jobs.last().id};
    }
    if (!page.jobs.isEmpty())
        Q_EMIT aboutToRestore(page.jobs);
    m_earlier += page.jobs;
    takeArrivalsSoon();
}

void DownloadManager::takeArrivalsSoon()
{
    if (!m_arrivalTimer.isActive())
        m_arrivalTimer.start();
}

// As many slices as a turn has time for: what is told of them, and painted, costs the same for few and for many.
void DownloadManager::takeArrivals()
{
    if (m_isStopped)
        return;
    {
        const Change change(*this);
        const QDeadlineTimer turn(kTurn);
        while (isMoreHere() && !turn.hasExpired())
            takeSlice();
    }
    if (m_isReadingEarlier)
        readOn();
    if (isMoreHere()) {
        takeArrivalsSoon();
    } else if (!m_isReadingEarlier) {
        Q_EMIT arrived();
        tellIfIdle();
    }
}

// What earlier runs left comes first, and all that they have downloaded: new links are compared with both.
bool DownloadManager::isMoreHere() const
{
    return m_isReadingEarlier ? !m_earlier.isEmpty() : !m_arrivals.empty();
}

void DownloadManager::takeSlice()
{
    if (m_isReadingEarlier)
        return takeEarlier();
    Arrival &arrival = m_arrivals.front();
    const QList<ImageRef> slice = arrival.images.mid(arrival.taken, kSlice);
    arrival.taken += slice.size();
    const std::shared_ptr<const DownloadOptions> options = arrival.options;
    const AddMode mode = arrival.mode;
    if (arrival.taken == arrival.images.size())
        m_arrivals.pop_front();
    add(slice, options, mode);
}

void DownloadManager::takeEarlier()
{
    const QList<Job> slice = m_earlier.mid(m_earlierTaken, kSlice);
    m_earlierTaken += slice.size();
    if (m_earlierTaken == m_earlier.size()) {
        m_earlier.clear();
        m_earlierTaken = 0;
    }
    takeIn(slice, Keeping::AsTheyAre);
}

void DownloadManager::readOn()
{
    if (m_isHistoryRead && m_earlier.isEmpty())
        m_isReadingEarlier = false;
    else if (m_earlier.size() - m_earlierTaken < kReadAhead)
        readNextPage();
}

} // namespace bowerbird
