// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filternotes.h"

#include "core/redact.h"
#include "engine/downloadmanager.h"
#include "store/settingsstore.h"
#include "ui/actions.h"
#include "ui/collectionbook.h"
#include "ui/filterdialog.h"
#include "ui/filteredimages.h"
#include "ui/filtertext.h"
#include "ui/formatting.h"
#include "ui/linkintake.h"
#include "ui/messagebar.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr qsizetype kMostLinkLength = 90;
constexpr qsizetype kMostLookedAt = 100'000; // of the images that wait: the newest

const QString kKey = u"filter"_s;
const QString kClosedKey = u"filter-notes-closed"_s;

QString shownLink(const QString &link)
{
    const QString safe = toSingleLine(redactedUrl(link));
    return isolated(safe.size() <= kMostLinkLength ? safe : safe.left(kMostLinkLength - 1) + u"…"_s);
}

// The same text for the same hidden images, in every run.
QString signatureOf(const QMap<QString, int> &hidden)
{
    QString all;
    for (auto word = hidden.cbegin(); word != hidden.cend(); ++word)
        all += QString(word.key() + u'=' + QString::number(word.value()) + u';');
    return all;
}

} // namespace

FilterNotes::FilterNotes(const Parts &parts, QWidget &window)
    : QObject(&window)
    , editFilter(makeAction(this, "filter"_L1, tr("Fi&lter What Was Found…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F))
    , m_parts(parts)
    , m_window(window)
{
    editFilter->setStatusTip(
        tr("Show or hide images of the chosen collection, or else of the latest, without asking its site again"));
    connect(editFilter, &QAction::triggered, this, [this] { openFilter(toEdit()); });
    connect(&m_parts.collector, &Collector::collectionFinished, this, &FilterNotes::noteEnd);
    connect(&m_parts.images, &FilteredImages::changed, this, &FilterNotes::noteChange);
    connect(&m_parts.images, &FilteredImages::forgotten, this, [this] {
        updateEnabled();
        if (m_told == 0 || m_parts.images.knows(m_told))
            return;
        m_told = 0;
        m_parts.messages.dismiss(kKey);
    });
    connect(&m_parts.images, &FilteredImages::albumsRequested, this,
            [this](const QStringList &links, const QString &to) {
                m_parts.intake.addLinks(links, to, {.holding = LinkIntake::Holding::Hold});
            });
    connect(&m_parts.messages, &MessageBar::closed, this, [this](const QString &key) {
        if (key == kKey)
            close();
    });
    readClosed();
    updateEnabled();
    QTimer::singleShot(0, this, [this] { consider(m_parts.images.latest()); });
}

void FilterNotes::updateEnabled()
{
    editFilter->setEnabled(m_parts.images.latest() > 0);
}

void FilterNotes::setChosen(qint64 collection)
{
    m_chosen = collection;
}

qint64 FilterNotes::toEdit() const
{
    for (const qint64 id : {m_chosen, m_inView, latestWithChoice()}) {
        if (id != 0 && m_parts.images.knows(id))
            return id;
    }
    return m_parts.images.latest();
}

// The latest link may have brought nothing at all, while images of others wait.
qint64 FilterNotes::latestWithChoice() const
{
    QSet<qint64> waiting;
    const QList<JobId> held = m_parts.manager.idsWhere([](JobState state) { return state == JobState::Held; });
    for (const JobId id : held.last(std::min(held.size(), kMostLookedAt)))
        waiting.insert(m_parts.book.collectionOf(id));
    qint64 latest = 0;
    QDateTime askedAt;
    for (int row = m_parts.book.count() - 1; row >= 0; --row) {
        const RememberedCollection &kept = m_parts.book.at(row).kept;
        const bool hasChoice = waiting.contains(kept.id) || m_parts.images.tally(kept.id).hiddenInAll() > 0;
        if (!hasChoice || !m_parts.images.knows(kept.id) || (latest != 0 && kept.askedAt <= askedAt))
            continue;
        latest = kept.id;
        askedAt = kept.askedAt;
    }
    return latest;
}

// --- when it is there

// A watch asks unseen: what it changes is told where the message is about it already.
void FilterNotes::noteEnd(const CollectionSummary &summary)
{
    updateEnabled();
    const qint64 id = m_parts.images.idOf(summary.id);
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    if (!entry || entry->askedBy == CollectionBook::AskedBy::Watch)
        return;
    if (!summary.isAgain) // a person has just given the link
        m_closedAt.remove(id);
    consider(id);
}

// While a collection is asked its numbers grow; that is told at its end.
void FilterNotes::noteChange(qint64 collection)
{
    updateEnabled();
    const Hidden hidden = m_parts.images.tally(collection).hidden;
    const auto before = m_seen.constFind(collection);
    const bool hidesOthers = before != m_seen.cend() && *before != hidden;
    m_seen.insert(collection, hidden);
    const CollectionBook::Entry *entry = m_parts.book.find(collection);
    const bool isTold = collection == m_told && m_parts.messages.isShowing(kKey);
    if (isTold || (hidesOthers && entry && entry->asking == 0))
        consider(collection);
}

void FilterNotes::setInView(qint64 collection)
{
    m_inView = collection;
    consider(collection != 0 ? collection : m_parts.images.latest());
}

void FilterNotes::consider(qint64 collection)
{
    if (m_inView != 0 && collection != m_inView)
        return;
    const Hidden hidden = m_parts.images.tally(collection).hidden;
    m_seen.insert(collection, hidden);
    const bool isWanted = !hidden.isEmpty() && m_closedAt.value(collection) != signatureOf(hidden);
    if (isWanted)
        return show(collection);
    if (collection == m_told || m_inView != 0) // else what it tells of another collection holds
        m_parts.messages.dismiss(kKey);
}

// --- closed by a person

void FilterNotes::close()
{
    m_closedAt.insert(m_told, signatureOf(m_parts.images.tally(m_told).hidden));
    keepClosed();
}

void FilterNotes::keepClosed() const
{
    QJsonObject closed;
    for (auto at = m_closedAt.cbegin(); at != m_closedAt.cend(); ++at) {
        if (m_parts.book.find(at.key()))
            closed.insert(QString::number(at.key()), at.value());
    }
    m_parts.store.setWindowState(kClosedKey, QJsonDocument(closed).toJson(QJsonDocument::Compact));
}

void FilterNotes::readClosed()
{
    const QJsonObject closed = QJsonDocument::fromJson(m_parts.store.windowState(kClosedKey)).object();
    for (auto at = closed.constBegin(); at != closed.constEnd(); ++at)
        m_closedAt.insert(at.key().toLongLong(), at.value().toString());
}

// --- what it says

void FilterNotes::show(qint64 collection)
{
    const FilteredImages::Tally tally = m_parts.images.tally(collection);
    QList<Message::Button> buttons;
    if (tally.hiddenKept > 0)
        buttons.append({tr("Show"), [this, collection] { m_parts.images.showAll(collection); }});
    if (tally.albums > 0)
        buttons.append({tr("Read %n Album(s)", nullptr, tally.albums),
                        [this, collection] { m_parts.images.askForAlbums(collection); }});
    buttons.append({tr("Filter…"), [this, collection] { openFilter(collection); }});
    const QString text = tr("%1 – %2", "what a filter does, and the link it is of")
                             .arg(filterSentences(tally), shownLink(m_parts.images.linkOf(collection)));
    QString all = text;
    for (const Message::Button &button : std::as_const(buttons))
        all += u'\n' + button.text;
    if (collection == m_told && all == m_shown && m_parts.messages.isShowing(kKey))
        return; // nothing moves for nothing
    m_told = collection;
    m_shown = all;
    m_parts.messages.show({.key = kKey, .kind = Message::Kind::Info, .text = text, .buttons = buttons});
}

void FilterNotes::openFilter(qint64 collection)
{
    if (!m_parts.images.knows(collection))
        return;
    delete m_dialog;
    m_dialog = new FilterDialog(m_parts.images, collection, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, this, [this, collection] { consider(collection); });
    m_dialog->open();
}

} // namespace bowerbird
