// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/historyreader.h"

#include "store/historytable.h"
#include "store/sqlconnection.h"

#include <QLoggingCategory>

#include <pthread.h>

#include <optional>

namespace bowerbird {

namespace {

Q_LOGGING_CATEGORY(lcReader, "bowerbird.store.history")

} // namespace

HistoryReader::~HistoryReader()
{
    close();
}

void HistoryReader::open(const QString &databaseFile)
{
    close();
    const std::lock_guard lock(m_mutex);
    m_isOpen = true;
    m_thread = std::jthread([this, databaseFile](const std::stop_token &stop) { run(databaseFile, stop); });
}

void HistoryReader::ask(Question question)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isOpen)
        return;
    m_questions.push_back(std::move(question));
    m_changed.notify_one();
}

void HistoryReader::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = false;
        m_questions.clear();
    }
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void HistoryReader::run(const QString &databaseFile, const std::stop_token &stop)
{
#ifdef Q_OS_LINUX
    ::pthread_setname_np(::pthread_self(), "bowerbird-hist");
#endif
    SqlConnection connection;
    std::optional<HistoryTable> table;
    while (!stop.stop_requested()) {
        Question question;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return !m_questions.empty(); }))
                break;
            question = std::move(m_questions.front());
            m_questions.pop_front();
        }
        if (!table) {
            if (const auto opened = connection.open(databaseFile); !opened)
                qCWarning(lcReader, "%s", qUtf8Printable(opened.error().detail));
            table.emplace(connection);
        }
        (void)table->text().find();
        question(*table);
    }
}

} // namespace bowerbird
