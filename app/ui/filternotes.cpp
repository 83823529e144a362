// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filternotes.h"

#include "core/redact.h"
#include "ui/actions.h"
#include "ui/filterdialog.h"
#include "ui/filteredimages.h"
#include "ui/filtertext.h"
#include "ui/formatting.h"
#include "ui/linkintake.h"
#include "ui/messagebar.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr qsizetype kMostLinkLength = 90;

const QString kKey = u"filter"_s;

QString shownLink(const QString &link)
{
    const QString safe = toSingleLine(redactedUrl(link));
    return isolated(safe.size() <= kMostLinkLength ? safe : safe.left(kMostLinkLength - 1) + u"…"_s);
}

} // namespace

FilterNotes::FilterNotes(FilteredImages &images, Collector &collector, LinkIntake &intake, MessageBar &messages,
                         QWidget &window)
    : QObject(&window)
    , editFilter(makeAction(this, "filter"_L1, tr("Fi&lter What Was Found…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F))
    , m_images(images)
    , m_messages(messages)
    , m_window(window)
{
    editFilter->setStatusTip(tr("Show or hide images of the latest link, without asking its site again"));
    connect(editFilter, &QAction::triggered, this, [this] { openFilter(m_images.latest()); });
    connect(&collector, &Collector::collectionFinished, this, [this](const CollectionSummary &summary) {
        updateEnabled();
        const qint64 id = m_images.idOf(summary.id);
        if (id != 0 && summary.filtered > 0 && !summary.isAgain)
            show(id);
    });
    connect(&images, &FilteredImages::changed, this, [this](qint64 id) {
        updateEnabled();
        if (id == m_told && (m_comesBack || m_messages.isShowing(kKey)))
            show(id);
    });
    connect(&images, &FilteredImages::forgotten, this, [this] {
        updateEnabled();
        if (m_told == 0 || m_images.knows(m_told))
            return;
        m_told = 0;
        m_messages.dismiss(kKey);
    });
    connect(&images, &FilteredImages::albumsRequested, &intake, [&intake](const QStringList &links, const QString &to) {
        intake.addLinks(links, to, {.holding = LinkIntake::Holding::Hold});
    });
    updateEnabled();
}

void FilterNotes::updateEnabled()
{
    editFilter->setEnabled(m_images.latest() > 0);
}

void FilterNotes::show(qint64 collection)
{
    const FilteredImages::Tally tally = m_images.tally(collection);
    m_told = collection;
    m_comesBack = tally.hiddenInAll() == 0;
    if (m_comesBack)
        return m_messages.dismiss(kKey);
    QList<Message::Button> buttons;
    const auto addButton = [this, &buttons](const QString &text, const std::function<void()> &press) {
        buttons.append({text, [this, press] {
                            m_comesBack = true;
                            press();
                        }});
    };
    if (tally.hiddenKept > 0)
        addButton(tr("Show"), [this, collection] { m_images.showAll(collection); });
    if (tally.albums > 0) {
        addButton(tr("Read %n Album(s)", nullptr, tally.albums),
                  [this, collection] { m_images.askForAlbums(collection); });
    }
    addButton(tr("Filter…"), [this, collection] { openFilter(collection); });
    m_messages.show({.key = kKey,
                     .kind = Message::Kind::Info,
                     .text = tr("%1 – %2", "what a filter does, and the link it is of")
                                 .arg(filterSentences(tally), shownLink(m_images.linkOf(collection))),
                     .buttons = buttons});
}

void FilterNotes::openFilter(qint64 collection)
{
    if (!m_images.knows(collection))
        return;
    delete m_dialog;
    m_dialog = new FilterDialog(m_images, collection, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
}

} // namespace bowerbird
