// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/logwindow.h"

#include "ui/logbook.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QSysInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bowerbird {

LogWindow::LogWindow(LogBook &book, QWidget *parent)
    : QDialog(parent)
    , m_book(book)
    , m_filter(new QLineEdit(this))
    , m_text(new QPlainTextEdit(this))
{
    setWindowTitle(tr("Log"));
    m_filter->setPlaceholderText(tr("Show only lines with…"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(static_cast<int>(LogBook::kMostLines));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlaceholderText(tr("Nothing has been logged yet."));
    m_text->setAccessibleName(tr("Log"));
    m_text->setLayoutDirection(Qt::LeftToRight); // its lines are English

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy for a Bug Report"), QDialogButtonBox::ActionRole);
    QPushButton *clear = buttons->addButton(tr("C&lear"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(reportText()); });
    connect(clear, &QPushButton::clicked, this, &LogWindow::clearAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_filter, &QLineEdit::textChanged, this, &LogWindow::showAll);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    resize(QSize(880, 520).boundedTo(screen()->availableSize() - QSize(32, 64))); // its frame fits, too
    m_timer.setInterval(kInterval);
    connect(&m_timer, &QTimer::timeout, this, &LogWindow::takeNew);
}

QString LogWindow::reportText() const
{
    QString text = u"Bowerbird %1, Qt %2 (built with %3)\n%4, %5, %6\n\n"_s.arg(
        QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR),
        QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(), QGuiApplication::platformName());
    for (const LogBook::Line &line : m_book.linesAfter(0))
        text += toText(line) + u'\n';
    return text;
}

void LogWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    takeNew();
    m_timer.start();
}

void LogWindow::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QDialog::hideEvent(event);
}

void LogWindow::takeNew()
{
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    QStringList fresh;
    for (const LogBook::Line &line : m_book.linesAfter(m_shownNumber)) {
        m_shownNumber = line.number;
        const QString text = toText(line);
        if (text.contains(m_filter->text(), Qt::CaseInsensitive))
            fresh.append(text);
    }
    if (fresh.isEmpty())
        return;
    m_text->appendPlainText(fresh.join(u'\n'));
    // Who has scrolled back reads there.
    if (isAtEnd)
        bar->setValue(bar->maximum());
}

void LogWindow::showAll()
{
    m_text->clear();
    m_shownNumber = 0;
    takeNew();
}

void LogWindow::clearAll()
{
    m_book.clear();
    m_text->clear();
}

} // namespace bowerbird
