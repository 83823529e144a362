// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/watchdialog.h"

#include "ui/collectiontext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIntervals[] = {1, 3, 6, 12, 24, 168}; // hours
constexpr int kUsualHours = 24;
constexpr int kOwn = 0; // the last choice: hours of one's own
constexpr int kTextWidthPx = 420;

QString capitalized(const QString &text)
{
    return text.isEmpty() ? text : text.at(0).toUpper() + text.mid(1);
}

} // namespace

WatchDialog::WatchDialog(const QString &name, const std::optional<Watch> &watch, const QString &details,
                         QWidget *parent)
    : QDialog(parent)
    , m_before(watch)
    , m_isWatched(new QCheckBox(tr("&Ask for new images by itself"), this))
    , m_every(new QComboBox(this))
    , m_hours(new QSpinBox(this))
    , m_isPaused(new QCheckBox(tr("&Paused"), this))
{
    setWindowTitle(tr("Watch"));
    auto *title = new QLabel(name, this);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *text = new QLabel(details.isEmpty() ? tr("New images are downloaded as they are found, and you are told. A "
                                                   "watch asks while this window is open; what it misses meanwhile "
                                                   "it catches up with at the next start.")
                                              : details,
                            this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(kTextWidthPx);
    text->setForegroundRole(QPalette::PlaceholderText);

    m_hours->setRange(kLeastWatchHours, kMostWatchHours);
    m_hours->setSuffix(tr(" h", "hours"));
    m_hours->setAccessibleName(tr("Hours"));
    fillIntervals(watch ? watch->everyHours : kUsualHours);
    m_isWatched->setChecked(true);
    m_isPaused->setChecked(watch && watch->isPaused);

    auto *every = new QHBoxLayout;
    every->addWidget(m_every, 1);
    every->addWidget(m_hours);
    auto *form = new QFormLayout;
    form->setContentsMargins(24, 0, 0, 0);
    auto *label = new QLabel(tr("&How often:"), this);
    label->setBuddy(m_every);
    form->addRow(label, every);
    form->addRow(m_isPaused);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(8);
    layout->addWidget(m_isWatched);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);

    connect(m_isWatched, &QCheckBox::toggled, this, &WatchDialog::updateEnabled);
    connect(m_every, &QComboBox::currentIndexChanged, this, &WatchDialog::updateEnabled);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(this->watch());
        accept();
    });
    updateEnabled();
}

void WatchDialog::fillIntervals(int hours)
{
    for (const int interval : kIntervals)
        m_every->addItem(capitalized(everyText(interval)), interval);
    m_every->addItem(tr("Another number of hours"), kOwn);
    const int known = m_every->findData(hours);
    m_every->setCurrentIndex(known >= 0 ? known : m_every->count() - 1);
    m_hours->setValue(hours);
}

void WatchDialog::updateEnabled()
{
    const bool isOn = m_isWatched->isChecked();
    m_every->setEnabled(isOn);
    m_isPaused->setEnabled(isOn);
    m_hours->setEnabled(isOn);
    m_hours->setVisible(m_every->currentData().toInt() == kOwn);
}

std::optional<Watch> WatchDialog::watch() const
{
    if (!m_isWatched->isChecked())
        return {};
    const int chosen = m_every->currentData().toInt();
    const int hours = chosen == kOwn ? m_hours->value() : chosen;
    Watch watch = m_before.value_or(Watch());
    const QDateTime latest =
        QDateTime::currentDateTimeUtc().addSecs(std::chrono::seconds(std::chrono::hours(hours)).count());
    const bool isNew = !m_before || !watch.nextAt.isValid();
    watch.nextAt = isNew ? latest : std::min(watch.nextAt, latest);
    if (watch.notBefore.isValid()) // whatever the person wants, the site comes first
        watch.nextAt = std::max(watch.nextAt, watch.notBefore);
    watch.everyHours = hours;
    watch.isPaused = m_isPaused->isChecked();
    return watch;
}

} // namespace bowerbird
