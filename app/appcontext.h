// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "console/commandline.h"
#include "console/exitstatus.h"
#include "core/failure.h"
#include "core/job.h"
#include "core/settings.h"
#include "sources/collector.h"
#include "store/librarytrouble.h"

#include <functional>
#include <memory>

namespace bowerbird {

class Aria2Desk;
class DownloadManager;
class Interrupt;
class Library;
class LogBook;
class MainWindow;
class Notifier;
class OpenCollections;
class Profile;
class Reporter;
class SampleGallery;
class SettingsStore;
class SingleInstance;
struct HandedLinks;
class ThumbnailCache;
struct ReportOptions;

// The composition root: makes and owns every long-lived object and connects them; the only place that knows all rooms.
//
// Thread: UI. Owns: everything; destroyed in the opposite order of making.
class AppContext
{
public:
    explicit AppContext(CommandLine commandLine);
    ~AppContext();
    Q_DISABLE_COPY_MOVE(AppContext)

    // Runs the program to its end, inside the application's event loop. What could not even begin is told on standard
    // error, and in a window when there is one.
    [[nodiscard]] ExitStatus run();
    // In place of run(): gives the links to the window that is open on the profile. False: there is none.
    [[nodiscard]] bool handOver() const;

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> openLibrary();
    void makeEngine();
    [[nodiscard]] Result<QString> startSample();
    [[nodiscard]] Result<QStringList> allLinks() const;
    [[nodiscard]] CollectOptions collectOptions() const;
    void applySettings(const Settings &settings);
    void tellLibraryTrouble(LibraryTrouble trouble, const Failure &failure) const;
    void takeDown();
    [[nodiscard]] ExitStatus ended(ExitStatus status); // once everything is written, or cannot be
    void restoreRows();
    void startSampleFor(const QList<Job> &jobs);
    void eachToContinue(const std::function<void(const QList<Job> &)> &take);
    void addFound(int collection, const QList<ImageRef> &images,
                  const std::shared_ptr<const DownloadOptions> &download);

    [[nodiscard]] ReportOptions reportOptions() const;
    [[nodiscard]] ExitStatus runConsole(const QStringList &links);
    [[nodiscard]] ExitStatus runDownloads(const QStringList &links, Reporter &reporter);
    [[nodiscard]] ExitStatus runComparison(const QStringList &links, Reporter &reporter);
    [[nodiscard]] ExitStatus runWindow(const QStringList &links);
    [[nodiscard]] bool handToOpenWindow(const QStringList &links) const;
    void addLinks(const QStringList &links, const CollectOptions &options);
    void dropUnusedLists();
    void takeHanded(const HandedLinks &handed);
    static void exitWith(ExitStatus status); // ends the event loop
    [[nodiscard]] ExitStatus refuse(const Failure &failure) const;
    [[nodiscard]] bool hasWindow() const { return m_commandLine.action == CommandLine::Action::Window; }

    const CommandLine m_commandLine;
    std::unique_ptr<LogBook> m_log;         // with a window only
    std::unique_ptr<Interrupt> m_interrupt; // first, so that it still holds while the rest is taken down
    std::unique_ptr<Profile> m_profile;
    std::unique_ptr<SettingsStore> m_settingsStore;
    Settings m_savedSettings;
    Settings m_settings; // with the environment and the command line over what was saved
    std::unique_ptr<Library> m_library;
    std::unique_ptr<ThumbnailCache> m_thumbnails;
    std::unique_ptr<SampleGallery> m_sample;
    std::function<void(const QString &why)> m_endRun; // of a run without a window
    bool m_wasInterrupted = false;                    // while somebody was asked about a damaged library
    std::unique_ptr<DownloadManager> m_manager;
    std::unique_ptr<Collector> m_collector;
    std::unique_ptr<Aria2Desk> m_aria2; // with a window only
    std::unique_ptr<OpenCollections> m_open;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<SingleInstance> m_instance;
};

} // namespace bowerbird
