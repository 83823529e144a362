// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "ui/logbook.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace bowerbird {
class Collector;
class DownloadManager;
class Library;
class MainWindow;
class SampleGallery;
class SettingsStore;
class ThumbnailCache;
} // namespace bowerbird

namespace bowerbird::test {

// One run of the program with its window, as the composition root puts it together, on a profile in `directory`. A
// second one on the same directory, after the first is gone, is the program started again.
class WindowFixture
{
public:
    struct Options
    {
        std::chrono::milliseconds imageDelay{20}; // of the sample gallery
        int workers = 8;                          // unless the profile remembers another number
    };

    WindowFixture(const QString &directory, Options options);
    explicit WindowFixture(const QString &directory);
    ~WindowFixture(); // closes the window, stops the manager, writes the queue

    [[nodiscard]] QString pictureDirectory() const;
    // True once `count` jobs have come to an end and nothing runs.
    [[nodiscard]] bool hasFinished(int count) const;

    LogBook log;
    std::unique_ptr<SettingsStore> store;
    std::unique_ptr<Library> library;
    std::unique_ptr<ThumbnailCache> thumbnails;
    std::unique_ptr<SampleGallery> sample;
    std::unique_ptr<DownloadManager> manager;
    std::unique_ptr<Collector> collector;
    std::unique_ptr<MainWindow> window;
    Settings settings; // as they were applied last

private:
    void makeEngine(const Options &options);
    void makeWindow();

    QString m_directory;
};

} // namespace bowerbird::test
