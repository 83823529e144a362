// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// A run with a window: a part of AppContext.

#include "appcontext.h"

#include "aria2desk.h"
#include "console/failureline.h"
#include "console/interrupt.h"
#include "console/reporter.h"
#include "desktop/notifier.h"
#include "desktop/singleinstance.h"
#include "engine/downloadmanager.h"
#include "engine/packedjob.h"
#include "media/thumbnailcache.h"
#include "opencollections.h"
#include "sample/samplegallery.h"
#include "store/keptlist.h"
#include "store/library.h"
#include "store/profile.h"
#include "store/settingsstore.h"
#include "ui/logbook.h"
#include "ui/mainwindow.h"
#include "ui/uicontext.h"

#include <QApplication>
#include <QFile>
#include <QFileInfo>

namespace bowerbird {

namespace {

constexpr int kRowsFromBefore = 5000; // finished and failed ones a window shows again

} // namespace

// The rows a window shows again: the newest of what is done, then what is still to be done. They come while the window
// is already there.
void AppContext::restoreRows()
{
    QObject::connect(m_manager.get(), &DownloadManager::aboutToRestore, qApp,
                     [this](const QList<Job> &jobs) { startSampleFor(jobs); }); // what is done may be wanted again
    // Such as what the history is asked to download again.
    QObject::connect(m_manager.get(), &DownloadManager::jobsAdded, qApp, [this](int first, int last) {
        for (int row = first; row <= last && !m_sample; ++row) {
            if (SampleGallery::serves(QString::fromUtf8(packedUrl(*m_manager->packedAt(row).packed))))
                startSampleFor({m_manager->jobAt(row)});
        }
    });
    m_manager->restoreEarlier(kRowsFromBefore);
}

ExitStatus AppContext::runWindow(const QStringList &links)
{
    restoreRows();
    m_aria2 =
        std::make_unique<Aria2Desk>(*m_manager, Aria2Desk::Sources{.network = [this] { return m_settings.network; },
                                                                   .target = [this] { return m_settings.aria2; }});
    m_notifier = std::make_unique<Notifier>();
    m_window = std::make_unique<MainWindow>(
        UiContext{.manager = *m_manager,
                  .library = *m_library,
                  .collector = *m_collector,
                  .thumbnails = *m_thumbnails,
                  .settingsStore = *m_settingsStore,
                  .log = *m_log,
                  .settings = m_settings,
                  .applySettings = [this](const Settings &s) { applySettings(s); },
                  .handoff = m_aria2.get(),
                  .previewDirectory = m_profile->previewDirectory(),
                  .listDirectory = m_profile->listDirectory(),
                  .network = [this] { return m_settings.network; },
                  .notify = [this](const QString &title, const QString &text) { m_notifier->show(title, text); }});
    QObject::connect(m_notifier.get(), &Notifier::activated, m_window.get(), [this] { m_window->addLinks({}); });
    // Not quit(): that closes the window, which would ask first.
    QObject::connect(m_interrupt.get(), &Interrupt::requested, m_window.get(), [this] {
        m_window->keepLayout();
        exitWith(ExitStatus::Interrupted);
    });
    QObject::connect(qApp, &QGuiApplication::commitDataRequest, m_window.get(), &MainWindow::keepLayout); // logging out
    dropUnusedLists();
    m_open->takeUp(collectOptions());
    addLinks(links, collectOptions());
    m_instance = std::make_unique<SingleInstance>();
    QObject::connect(m_instance.get(), &SingleInstance::handed, m_window.get(),
                     [this](const HandedLinks &handed) { takeHanded(handed); });
    if (const Result<void> listening = m_instance->listen(Profile::windowSocket(m_commandLine.profileDirectory));
        !listening)
        qWarning("%s", qPrintable(listening.error().detail)); // a second start will say that it cannot reach this one
    m_window->show();
    return static_cast<ExitStatus>(QCoreApplication::exec());
}

void AppContext::addLinks(const QStringList &links, const CollectOptions &options)
{
    const QStringList given = listedTogether(m_profile->listDirectory(), links, QDateTime::currentDateTime());
    for (const QString &link : given)
        m_collector->add(link, options);
}

// Those of collections that are neither remembered nor still to be read.
void AppContext::dropUnusedLists()
{
    QStringList used = m_open->linksBefore();
    for (const RememberedCollection &collection : m_library->rememberedCollections())
        used.append(collection.link);
    dropListsBut(m_profile->listDirectory(), used);
}

bool AppContext::handOver() const
{
    if (!QFile::exists(Profile::windowSocket(m_commandLine.profileDirectory)))
        return false;
    const Result<QStringList> links = allLinks();
    return links && handToOpenWindow(*links);
}

bool AppContext::handToOpenWindow(const QStringList &links) const
{
    HandedLinks handed{.directory = m_commandLine.directory.value_or(QString())};
    for (const QString &link : links) // the window may have been started in another folder
        handed.links.append(QFileInfo::exists(link) ? QFileInfo(link).absoluteFilePath() : link);
    return SingleInstance::handOver(Profile::windowSocket(m_commandLine.profileDirectory), handed);
}

void AppContext::takeHanded(const HandedLinks &handed)
{
    CollectOptions options = collectOptions();
    if (!handed.directory.isEmpty()) {
        DownloadOptions download = *options.download;
        download.directory = handed.directory;
        options.download = std::make_shared<const DownloadOptions>(download);
    }
    addLinks(handed.links, options);
    m_window->addLinks({}); // shows and raises it
}

} // namespace bowerbird
