// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/downloadmanager.h"
#include "media/thumbnailcache.h"
#include "store/library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

// An engine on a folder of its own, and a log of everything it tells, one line an event, progress left out.
class EngineFixture
{
public:
    explicit EngineFixture(int workers = 1)
    {
        options.workers = workers;
        options.isPaced = false;
        options.wantsProgress = false;
        options.retryPolicy = RetryPolicy(2, [] { return 0.5; });
        options.network.connectTimeout = std::chrono::milliseconds(2000);
        options.network.stallTimeout = std::chrono::milliseconds(300);
        download.directory = folder.filePath(u"images"_s);
    }
    ~EngineFixture() { stop(); }
    Q_DISABLE_COPY_MOVE(EngineFixture)

    void start()
    {
        QDir().mkpath(download.directory);
        library = std::make_unique<Library>();
        const Result<void> opened = library->open(folder.filePath(u"library.db"_s));
        if (!opened)
            qFatal("library: %s", qPrintable(opened.error().detail));
        thumbnails = std::make_unique<ThumbnailCache>(folder.filePath(u"thumbnails"_s));
        manager = std::make_unique<DownloadManager>(*library, thumbnails.get(), options);
        QObject::connect(manager.get(), &DownloadManager::eventsApplied, manager.get(),
                         [this](const std::vector<JobEvent> &events) {
                             for (const JobEvent &event : events) {
                                 if (const QString line = lineOf(event); !line.isEmpty())
                                     log << QString::number(event.id.value) + u' ' + line;
                             }
                         });
    }

    void stop()
    {
        manager.reset();
        thumbnails.reset();
        library.reset();
    }

    QList<JobId> add(const QStringList &urls, AddMode mode = AddMode::Queue)
    {
        QList<ImageRef> images;
        for (const QString &url : urls)
            images.append(ImageRef{.url = url, .source = u"direct"_s});
        return manager->add(images, std::make_shared<const DownloadOptions>(download), mode);
    }

    [[nodiscard]] bool waitUntilIdle(int milliseconds = 20'000) const
    {
        return QTest::qWaitFor([this] { return manager->isIdle(); }, milliseconds);
    }

    [[nodiscard]] Job job(JobId id) const { return manager->jobAt(manager->rowOf(id)); }
    [[nodiscard]] int count(JobState state) const { return manager->counts().at(static_cast<size_t>(state)); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(download.directory).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(QDir(download.directory).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QString lineOf(const JobEvent &event)
    {
        return std::visit([](const auto &body) { return describe(body); }, event.body);
    }

    QTemporaryDir folder;
    DownloadManager::Options options;
    DownloadOptions download;
    std::unique_ptr<Library> library;
    std::unique_ptr<ThumbnailCache> thumbnails;
    std::unique_ptr<DownloadManager> manager;
    QStringList log;

private:
    static QString describe(const event::Found &) { return u"found"_s; }
    static QString describe(const event::Queued &) { return u"queued"_s; }
    static QString describe(const event::Held &) { return u"held"_s; }
    static QString describe(const event::Paused &) { return u"paused"_s; }
    static QString describe(const event::Cancelled &) { return u"cancelled"_s; }
    static QString describe(const event::Verifying &) { return u"verifying"_s; }
    static QString describe(const event::Progressed &) { return {}; }
    static QString describe(const event::AttemptFailed &) { return u"attempt failed"_s; }
    static QString describe(const event::Stopped &) { return u"stopped"_s; }
    static QString describe(const event::Retrying &retrying)
    {
        return u"retrying %1 after %2 ms: %3"_s.arg(retrying.attempt)
            .arg(retrying.delay.count())
            .arg(reasonName(retrying.failure.reason));
    }
    static QString describe(const event::Failed &failed)
    {
        return u"failed %1 after %2"_s.arg(reasonName(failed.failure.reason)).arg(failed.attempts);
    }
    static QString describe(const event::Started &started)
    {
        return u"started %1 by worker %2 from %3"_s.arg(started.attempt).arg(started.worker).arg(started.resumedFrom);
    }
    static QString describe(const event::Finished &finished)
    {
        const SavedFile &file = finished.file;
        return u"saved %1 %2 %3%4"_s.arg(QFileInfo(file.path).fileName(), mimeType(file.type),
                                         verificationName(file.verification),
                                         file.warning == Warning::None ? QString() : u' ' + warningName(file.warning));
    }
    static QString describe(const event::Skipped &skipped) { return u"skipped "_s + skipReasonName(skipped.reason); }
};

} // namespace bowerbird::test
