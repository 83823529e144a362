// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "sources/httpget.h"
#include "sources/pageimages.h"
#include "sources/source.h"

#include <QFutureWatcher>
#include <QString>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>

class QNetworkAccessManager;

namespace bowerbird {

// A link that nobody knows: it is asked once, and its first bytes tell whether it is a picture (it becomes a direct
// link, and the rest is left to its download), a web page or a feed. Trouble that may pass is tried again as often as
// Retries has it. A page's next one is only told of ("next-page " and its address); PageSequence follows it.
//
// Of a page whose version is known the server is asked whether there is another one; when there is none, this ends
// well without a word of its images, and pageAnswer() says so.
//
// Thread: UI; pages are read on a thread of QtConcurrent. Owns: its request. Borrows: the network, which outlives it.
// Errors: those of HttpGet and of the status; unsupported-link for what is no picture, page or feed.
class PageCollection : public Collection
{
    Q_OBJECT
public:
    struct Retries
    {
        int most = 4; // attempts after the first
        std::chrono::milliseconds firstDelay{500};
    };

    PageCollection(QString link, QNetworkAccessManager &network, const NetworkSettings &settings, Retries retries,
                   PageVersion since = {}, QObject *parent = nullptr);
    ~PageCollection() override;

    void start() override;
    void cancel() override;
    [[nodiscard]] PageAnswer pageAnswer() const override { return m_answer; }

    static constexpr qint64 kLargestPage = 20LL * 1024 * 1024;
    static constexpr std::chrono::milliseconds kLongestWait{60'000};
    static constexpr std::chrono::seconds kLongestReading{20}; // of a page made to be slow
    static constexpr int kImagesATurn = 500;                   // of the event loop

private:
    void ask();
    void take(const Result<HttpAnswer> &answer);
    void takeGood(const HttpAnswer &answer);
    void takeUnchanged(const HttpAnswer &answer);
    void read(const HttpAnswer &answer);
    void takePage();
    void handOn();
    void tellRun(qsizetype end);
    void retryOrFail(const Failure &failure);
    void end();
    void end(const Failure &failure);

    const QString m_link;
    HttpGet m_get;
    const Retries m_retryRule;
    const PageVersion m_since;
    PageAnswer m_answer;
    QTimer m_wait;
    QFutureWatcher<Result<FoundOnPage>> m_watcher;
    std::shared_ptr<std::atomic<bool>> m_isStopped; // read where the page is read
    FoundOnPage m_found;
    qsizetype m_next = 0; // of m_found.images
    int m_retries = 0;
    bool m_isOver = false;
};

} // namespace bowerbird
