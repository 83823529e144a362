// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/factspanel.h"

#include "core/job.h"
#include "core/redact.h"
#include "ui/formatting.h"
#include "ui/icons.h"
#include "ui/jobtext.h"

#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

QString verifiedText(const SavedFile &file)
{
    switch (file.verification) {
    case Verification::Decoded:
        return FactsPanel::tr("decoded without a fault");
    case Verification::Structure:
        return FactsPanel::tr("complete to its end");
    case Verification::Signature:
        return FactsPanel::tr("type and length are right");
    case Verification::None:
        break;
    }
    return {};
}

QString stateLine(const Job &job, bool isQueuePaused)
{
    if (job.state == JobState::Finished && !QFile::exists(job.file.path))
        return fileGoneText();
    const bool isKnown = job.state == JobState::Skipped && job.skipReason == SkipReason::AlreadyDownloaded;
    if (isKnown && !job.file.path.isEmpty() && !QFile::exists(job.file.path))
        return deletedText();
    const QString state = jobStateText(job, QDateTime::currentDateTimeUtc(), isQueuePaused);
    const QString verified = job.state == JobState::Finished ? verifiedText(job.file) : QString();
    return verified.isEmpty() ? state : FactsPanel::tr("%1, %2").arg(state, verified);
}

} // namespace

FactsPanel::FactsPanel(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(2);
    m_layout->setColumnStretch(1, 1);
    addLine(tr("Dimensions"), false);
    addLine(tr("Size"), false);
    addLine(tr("Type"), false);
    addLine(tr("State"), false);
    addLine(tr("Similar to"), false);
    m_lines.last().button = addButton(m_layout->rowCount() - 1, "preview"_L1, tr("See them side by side"));
    m_lines.last().button->setAccessibleName(tr("Review similar pictures"));
    connect(m_lines.last().button, &QToolButton::clicked, this, &FactsPanel::similarRequested);
    addLine(tr("Album"), false);
    addLine(tr("Link"), true);
    addLine(tr("Path"), true);
    Q_ASSERT(m_lines.size() == FactCount);
    setSimilarTo({});
}

void FactsPanel::addLine(const QString &name, bool canCopy)
{
    const int row = m_layout->rowCount();
    auto *label = new QLabel(name, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto *value = new QLineEdit(this);
    value->setReadOnly(true);
    value->setFrame(false);
    value->setAccessibleName(name);
    value->setMinimumWidth(60);
    QPalette flat = value->palette();
    flat.setColor(QPalette::Base, Qt::transparent);
    value->setPalette(flat);
    label->setBuddy(value);
    value->setAlignment(leading());
    m_layout->addWidget(label, row, 0);
    m_layout->addWidget(value, row, 1);
    QToolButton *copy = nullptr;
    if (canCopy) {
        copy = addButton(row, "copy"_L1, tr("Copy"));
        copy->setAccessibleName(tr("Copy: %1").arg(name));
        connect(copy, &QToolButton::clicked, this, [this, value, name] {
            QGuiApplication::clipboard()->setText(value->property("whole").toString());
            Q_EMIT copied(tr("%1 copied", "what was copied, such as Link").arg(name));
        });
    }
    m_lines.append({label, value, copy});
}

QToolButton *FactsPanel::addButton(int row, QLatin1StringView icon, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setIcon(symbolicIcon(icon));
    button->setIconSize({16, 16});
    button->setFixedSize(24, 24);
    button->setAutoRaise(true);
    button->setToolTip(tip);
    m_layout->addWidget(button, row, 2);
    return button;
}

// A value written from left to right stands beside its name also in a layout that runs the other way.
Qt::Alignment FactsPanel::leading() const
{
    return Qt::AlignAbsolute | Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
}

void FactsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LayoutDirectionChange)
        return;
    for (const Line &line : std::as_const(m_lines))
        line.value->setAlignment(leading());
}

void FactsPanel::setLine(Fact fact, const QString &text)
{
    const Line &line = m_lines.at(fact);
    if (line.value->text() != text) {
        line.value->setText(text);
        line.value->setCursorPosition(0);
        line.value->setToolTip(toPlainToolTip(text));
    }
    line.value->setProperty("whole", text);
    for (QWidget *part :
         {static_cast<QWidget *>(line.name), static_cast<QWidget *>(line.value), static_cast<QWidget *>(line.button)}) {
        if (part)
            part->setVisible(!text.isEmpty());
    }
}

void FactsPanel::showJob(const Job &job, bool isQueuePaused)
{
    const auto [widthPx, heightPx] = jobDimensions(job);
    const ImageType type = job.file.type != ImageType::Unknown ? job.file.type : job.image.type;
    setLine(Dimensions, formatDimensions(widthPx, heightPx));
    setLine(Size, formatBytes(jobSizeBytes(job)));
    setLine(Type, mimeType(type));
    setLine(State, stateLine(job, isQueuePaused));
    setLine(Album, job.image.album);
    setLine(Link, redactedUrl(job.image.url));
    setLine(Path, QDir::toNativeSeparators(job.file.path));
    m_lines.at(Link).value->setProperty("whole", job.image.url);
}

void FactsPanel::setSimilarTo(const QString &path)
{
    setLine(Similar, QFileInfo(path).fileName());
    m_lines.at(Similar).value->setToolTip(toPlainToolTip(QDir::toNativeSeparators(path)));
}

QString FactsPanel::text(const QString &name) const
{
    for (const Line &line : m_lines) {
        if (line.name->text() == name)
            return line.value->text();
    }
    return {};
}

} // namespace bowerbird
