// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/windowfixture.h"

#include "engine/downloadmanager.h"
#include "media/thumbnailcache.h"
#include "sample/samplegallery.h"
#include "sources/collector.h"
#include "store/library.h"
#include "store/settingsstore.h"
#include "ui/mainwindow.h"

#include <QFile>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

WindowFixture::WindowFixture(const QString &directory)
    : WindowFixture(directory, Options{})
{
}

WindowFixture::WindowFixture(const QString &directory, Options options)
    : m_directory(directory)
{
    const QString file = directory + u"/settings.ini"_s;
    const bool isFirstRun = !QFile::exists(file);
    store = std::make_unique<SettingsStore>(file);
    settings = store->load();
    if (isFirstRun) {
        settings.download.directory = pictureDirectory();
        settings.workers = options.workers;
        settings.galleryDl = u"/nowhere/gallery-dl"_s; // it would ask real sites
    }
    makeEngine(options);
    makeWindow();
}

WindowFixture::~WindowFixture()
{
    window.reset();
    collector.reset();
    manager->stop();
}

void WindowFixture::makeEngine(const Options &options)
{
    library = std::make_unique<Library>();
    if (!library->open(m_directory + u"/library.sqlite"_s))
        qFatal("no library for the test");
    thumbnails = std::make_unique<ThumbnailCache>(m_directory + u"/thumbnails"_s);
    sample = std::make_unique<SampleGallery>(SampleGallery::Options{.apiDelay = {}, .imageDelay = options.imageDelay});
    if (!sample->start())
        qFatal("no sample gallery for the test");
    settings.network.connectTo.insert(SampleGallery::hostName() + u":80"_s, sample->authority());
    DownloadManager::Options managerOptions;
    managerOptions.workers = settings.workers;
    managerOptions.network = settings.network;
    manager = std::make_unique<DownloadManager>(*library, thumbnails.get(), managerOptions);
    collector = std::make_unique<Collector>([this] { return Result<QString>(sample->apiBase()); });
    QObject::connect(
        collector.get(), &Collector::found, manager.get(),
        [this](int id, const QList<ImageRef> &images, const std::shared_ptr<const DownloadOptions> &download) {
            manager->addSoon(images, download, collector->optionsOf(id)->holds ? AddMode::Hold : AddMode::Queue);
        });
    manager->restore(library->loadRecent(1'000) + library->loadUnfinished());
}

void WindowFixture::makeWindow()
{
    window = std::make_unique<MainWindow>(UiContext{.manager = *manager,
                                                    .library = *library,
                                                    .collector = *collector,
                                                    .thumbnails = *thumbnails,
                                                    .settingsStore = *store,
                                                    .log = log,
                                                    .settings = settings,
                                                    .applySettings =
                                                        [this](const Settings &changed) {
                                                            settings = changed;
                                                            store->save(changed);
                                                            manager->setWorkerCount(changed.workers);
                                                        },
                                                    .previewDirectory = m_directory + u"/previews"_s,
                                                    .listDirectory = m_directory + u"/lists"_s,
                                                    .network = [this] { return settings.network; }});
    window->show();
}

QString WindowFixture::pictureDirectory() const
{
    return m_directory + u"/pictures"_s;
}

bool WindowFixture::hasFinished(int count) const
{
    return manager->isIdle() && manager->counts().at(static_cast<size_t>(JobState::Finished)) == count;
}

} // namespace bowerbird::test
