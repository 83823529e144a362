// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/collectorlog.h"
#include "sources/imgurbodies.h"
#include "support/scriptedserver.h"

#include <QTest>

#include <memory>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// A collector, and Imgur's API as a test scripts it.
class ImgurRun
{
protected:
    void begin()
    {
        m_collector.reset();
        m_server = std::make_unique<ScriptedServer>();
        m_collector = std::make_unique<Collector>(nullptr, nullptr, 5ms);
        m_log = std::make_unique<CollectorLog>(*m_collector);
        m_options = {};
        m_options.clientId = u"0123456789abcde"_s;
        m_options.retries = 3;
        m_options.imgurApi = m_server->url("/3"); // the slash at its end is not required
    }
    // Collects `link` to the end.
    void collect(const QString &link)
    {
        m_collector->add(link, m_options);
        QVERIFY(m_log->waitForIdle());
        QCOMPARE(m_log->summaries.size(), 1);
    }
    void serveHot(const QJsonArray &page0)
    {
        m_server->on("/3/gallery/hot/viral/0", Reply::ok(imgurBody(page0)));
        m_server->otherwise([](const Request &) { return Reply::ok(imgurBody(QJsonArray())); });
    }
    [[nodiscard]] QStringList paths() const
    {
        QStringList list;
        for (const Request &request : m_server->requests())
            list << QString::fromLatin1(request.target).mid(3);
        return list;
    }
    [[nodiscard]] CollectionSummary summary() const { return m_log->summaries.value(0); }
    [[nodiscard]] QString reason() const
    {
        return summary().failure ? reasonName(summary().failure->reason) : QString();
    }
    void useOwnClock()
    {
        m_now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        m_collector = std::make_unique<Collector>(nullptr, nullptr, 5ms, [this] { return m_now; });
        m_log = std::make_unique<CollectorLog>(*m_collector);
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Collector> m_collector;
    std::unique_ptr<CollectorLog> m_log;
    CollectOptions m_options;
    QDateTime m_now; // of the budgets, where a test sets it
};

} // namespace bowerbird::test
