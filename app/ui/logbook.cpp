// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/logbook.h"

#include <QLatin1StringView>

#include <algorithm>
#include <atomic>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

std::atomic<LogBook *> s_book; // a message handler has no other way to find it

// A name from the net must neither begin a line of its own nor speak to a terminal.
QString inOneLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar character : text) {
        if (character.category() == QChar::Other_Control)
            line += u"\\x%1"_s.arg(character.unicode(), 2, 16, QLatin1Char('0'));
        else
            line += character;
    }
    return line;
}

QLatin1StringView nameOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "error"_L1;
    case QtFatalMsg:
        break;
    }
    return "fatal"_L1;
}

} // namespace

LogBook::LogBook()
{
    s_book = this;
    m_before = qInstallMessageHandler(&LogBook::handle);
}

LogBook::~LogBook()
{
    qInstallMessageHandler(m_before);
    s_book = nullptr;
}

void LogBook::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    LogBook *const book = s_book;
    if (!book)
        return;
    book->add(type, context.category, message);
    const bool isGrave = type != QtDebugMsg && type != QtInfoMsg;
    if ((isGrave || book->m_passesAllOn) && book->m_before)
        book->m_before(type, context, message);
}

void LogBook::add(QtMsgType type, const char *category, const QString &message)
{
    Line line{.at = QDateTime::currentDateTime(),
              .type = type,
              .category = QString::fromLatin1(category),
              .text = inOneLine(message)};
    const std::scoped_lock lock(m_mutex);
    line.number = ++m_lastNumber;
    m_lines.push_back(std::move(line));
    if (m_lines.size() > kMostLines)
        m_lines.pop_front();
}

std::vector<LogBook::Line> LogBook::linesAfter(qint64 number) const
{
    const std::scoped_lock lock(m_mutex);
    const auto first = std::ranges::upper_bound(m_lines, number, {}, &Line::number);
    return {first, m_lines.end()};
}

void LogBook::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_lines.clear();
}

QString toText(const LogBook::Line &line)
{
    return line.at.toString(u"HH:mm:ss.zzz ") + nameOf(line.type) + u' ' + line.category + u": " + line.text;
}

} // namespace bowerbird
