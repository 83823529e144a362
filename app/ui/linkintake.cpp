// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/linkintake.h"

#include "store/keptlist.h"
#include "ui/linkmime.h"
#include "ui/settingskeeper.h"

#include <QMimeData>

#include <algorithm>

namespace bowerbird {

LinkIntake::LinkIntake(Collector &collector, SettingsKeeper &settings, QObject *parent)
    : QObject(parent)
    , m_collector(collector)
    , m_settings(settings)
{
    connect(&collector, &Collector::collectionStarted, this, &LinkIntake::changed);
    connect(&collector, &Collector::found, this, [this](int, const QList<ImageRef> &images) {
        m_found += static_cast<int>(images.size());
        Q_EMIT imagesFound(images);
        Q_EMIT changed();
    });
    connect(&collector, &Collector::noticed, this, [this](int id, const QString &key) {
        const CollectOptions *asked = m_collector.optionsOf(id);
        if (!asked)
            return Q_EMIT noticed(key, m_directories.value(id), {});
        Q_EMIT noticed(key, asked->download ? asked->download->directory : QString(),
                       {.holding = asked->holds ? Holding::Hold : Holding::Queue,
                        .animated = asked->animated,
                        .followsPages = asked->followsPages,
                        .isNamedByPage = asked->isNamedByPage});
    });
    connect(&collector, &Collector::waiting, this, &LinkIntake::noteWaiting);
    connect(&collector, &Collector::cancelled, this, [this](int id) { noteWaiting(id, {}); });
    connect(&collector, &Collector::creditsChanged, this, &LinkIntake::creditsChanged);
    connect(&collector, &Collector::collectionFinished, this, &LinkIntake::finish);
    connect(&collector, &Collector::idle, this, [this] {
        m_found = 0;
        Q_EMIT changed();
        Q_EMIT idle();
    });
}

int LinkIntake::addText(const QString &text, const QString &directory)
{
    if (text.size() > kLongText && !m_listDirectory.isEmpty()) {
        if (const Result<QString> list = keepAsList(m_listDirectory, text, QDateTime::currentDateTime()))
            return addLinks({*list}, directory);
    }
    return addLinks(linksIn(text), directory);
}

int LinkIntake::addMimeData(const QMimeData &data)
{
    const bool isLongText = !data.hasUrls() && data.hasText() && data.text().size() > kLongText;
    return isLongText ? addText(data.text()) : addLinks(linksIn(data));
}

int LinkIntake::addLinks(const QStringList &links, const QString &directory, const Asking &asking)
{
    if (links.isEmpty())
        Q_EMIT nothingFound();
    else if (running() == 0)
        Q_EMIT begun();
    const CollectOptions shared = options(directory, asking);
    const QStringList given =
        m_listDirectory.isEmpty() ? links : listedTogether(m_listDirectory, links, QDateTime::currentDateTime());
    for (const QString &link : given)
        m_directories.insert(m_collector.add(link, shared), directory);
    Q_EMIT changed();
    return static_cast<int>(links.size());
}

void LinkIntake::cancelAll()
{
    m_collector.cancelAll();
    m_directories.clear();
    m_found = 0;
    Q_EMIT changed();
}

QDateTime LinkIntake::waitsUntil() const
{
    const auto first = std::min_element(m_waiting.cbegin(), m_waiting.cend());
    return first == m_waiting.cend() ? QDateTime() : *first;
}

void LinkIntake::askForCredits()
{
    m_collector.askForCredits(options({}, {}));
}

void LinkIntake::noteWaiting(int id, const QDateTime &until)
{
    const bool isNews = until.isValid() ? m_waiting.value(id) != until : m_waiting.contains(id);
    if (!isNews)
        return;
    if (until.isValid())
        m_waiting.insert(id, until);
    else
        m_waiting.remove(id);
    Q_EMIT changed();
}

void LinkIntake::finish(const CollectionSummary &summary)
{
    m_waiting.remove(summary.id);
    Q_EMIT ended(summary, m_directories.take(summary.id));
    Q_EMIT changed();
}

CollectOptions LinkIntake::options(const QString &directory, const Asking &asking) const
{
    const Settings &settings = m_settings.current();
    const AnimatedRule form = asking.animated.value_or(settings.animated);
    DownloadOptions download = settings.download;
    if (!directory.isEmpty())
        download.directory = directory;
    download.types = typesFor(form, download.types);
    return {
        .filter = filterOf(download),
        .limit = settings.limit,
        .albums = settings.albums,
        .animated = form,
        .clientId = settings.clientId,
        .imgurApi = settings.imgurApi,
        .network = settings.network,
        .retries = settings.retries,
        .galleryDl = settings.galleryDl,
        .usesGalleryDlConfig = settings.usesGalleryDlConfig,
        .holds = asking.holding == Holding::Default ? settings.holdsFound : asking.holding == Holding::Hold,
        .followsPages = asking.followsPages,
        .isNamedByPage = asking.isNamedByPage,
        .patience = Patience::Long,
        .download = std::make_shared<const DownloadOptions>(download),
    };
}

} // namespace bowerbird
