// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "appcontext.h"

#include "aria2desk.h"
#include "console/failureline.h"
#include "console/interrupt.h"
#include "console/reporter.h"
#include "core/dataurl.h"
#include "core/settingsmerge.h"
#include "desktop/notifier.h"
#include "desktop/singleinstance.h"
#include "engine/downloadmanager.h"
#include "media/thumbnailcache.h"
#include "opencollections.h"
#include "sample/samplegallery.h"
#include "store/library.h"
#include "store/profile.h"
#include "store/salvage.h"
#include "store/settingsstore.h"
#include "ui/logbook.h"
#include "ui/mainwindow.h"
#include "ui/startfailure.h"
#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QLoggingCategory>

#include <algorithm>
#include <optional>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes kLongestHeadlessWait{10};
constexpr qint64 kLongestLine = 2 * kLongestDataUrl; // bytes, of a list of links

} // namespace

AppContext::AppContext(CommandLine commandLine)
    : m_commandLine(std::move(commandLine))
{
    if (hasWindow()) {
        m_log = std::make_unique<LogBook>();
        m_log->setPassesAllOn(m_commandLine.isVerbose);
    }
    if (hasWindow() || m_commandLine.isVerbose)
        QLoggingCategory::setFilterRules(u"bowerbird.*.debug=true"_s);
}

AppContext::~AppContext()
{
    takeDown();
}

void AppContext::takeDown()
{
    m_instance.reset();
    m_window.reset();
    m_aria2.reset();
    m_open.reset();
    m_collector.reset();
    if (m_manager)
        m_manager->stop();
}

ExitStatus AppContext::run()
{
    const Result<QStringList> links = allLinks();
    if (!links) {
        Reporter(reportOptions()).refused(links.error().detail, m_settings.workers);
        return ExitStatus::WrongUsage;
    }
    m_interrupt = std::make_unique<Interrupt>(); // not before: a Ctrl-C ends the wait for standard input
    const Result<void> opened = open();
    if (m_wasInterrupted)
        return ExitStatus::Interrupted;
    if (!opened) {
        const bool isHeld = opened.error().reason == FailureReason::Refused;
        return isHeld && hasWindow() && handToOpenWindow(*links) ? ExitStatus::Good : refuse(opened.error());
    }
    if (!hasWindow())
        return ended(runConsole(*links));
    makeEngine();
    return ended(runWindow(*links));
}

ExitStatus AppContext::ended(ExitStatus status)
{
    takeDown();
    const Result<void> closed = m_library->close();
    if (closed)
        return status;
    Reporter(reportOptions()).complain(unrecordedLine(m_library->trouble(), closed.error()));
    return status == ExitStatus::Interrupted ? status : ExitStatus::DiskTrouble;
}

ReportOptions AppContext::reportOptions() const
{
    return {.isJson = m_commandLine.isJson,
            .wantsProgress = m_commandLine.wantsProgress,
            .isQuiet = m_commandLine.isQuiet,
            .isVerbose = m_commandLine.isVerbose,
            .isDryRun = m_commandLine.isDryRun,
            .isComparison = !m_commandLine.compareWorkers.isEmpty()};
}

Result<void> AppContext::open()
{
    Result<std::unique_ptr<Profile>> profile = Profile::open(m_commandLine.profileDirectory);
    if (!profile)
        return std::unexpected(profile.error());
    m_profile = std::move(*profile);
    m_settingsStore = std::make_unique<SettingsStore>(m_profile->settingsFile());
    m_savedSettings = m_settingsStore->load();
    m_settings = m_commandLine.over(m_savedSettings);
    m_library = std::make_unique<Library>();
    m_library->setTroubleHandler([this](LibraryTrouble trouble, const Failure &failure) { // on the store thread
        QMetaObject::invokeMethod(
            qApp, [this, trouble, failure] { tellLibraryTrouble(trouble, failure); }, Qt::QueuedConnection);
    });
    return openLibrary();
}

// A damaged library is repaired: in a window when the person wants it, without one there is nobody to ask, and nothing
// is lost by it, as the damaged file is kept.
Result<void> AppContext::openLibrary()
{
    const QString file = m_profile->databaseFile();
    Result<void> opened = m_library->open(file);
    if (opened || m_library->trouble() != LibraryTrouble::Damaged)
        return opened;
    const QObject whileAsking; // a signal closes a dialog, and what would come after it does not come
    std::optional<Theme> theme;
    if (hasWindow()) {
        theme.emplace(m_settings.theme);
        QObject::connect(m_interrupt.get(), &Interrupt::requested, &whileAsking, [this] {
            m_wasInterrupted = true;
            exitWith(ExitStatus::Interrupted);
        });
        if (!offerRepair(opened.error()))
            return opened;
    }
    const Result<Salvage> salvage = salvageLibrary(file);
    if (!salvage)
        return std::unexpected(salvage.error());
    Reporter(reportOptions()).complain(salvageLine(*salvage));
    if (hasWindow())
        showSalvage(*salvage);
    return m_library->open(file);
}

// Exit status 5 is for a profile that another program holds, 4 for what cannot be written.
ExitStatus AppContext::refuse(const Failure &failure) const
{
    const bool isHeld = failure.reason == FailureReason::Refused;
    const QString sentence =
        isHeld
            ? u"another Bowerbird (process %1) is using this profile; use that one, end it, or give another --profile."_s
                  .arg(failure.detail)
        : m_library ? libraryLine(m_library->trouble(), failure)
                    : profileLine(failure);
    Reporter(reportOptions()).refused(sentence, m_settings.workers);
    bool isInterrupted = false;
    if (hasWindow()) {
        const Theme theme(m_settings.theme);
        QObject::connect(m_interrupt.get(), &Interrupt::requested, qApp, [&isInterrupted] {
            isInterrupted = true;
            exitWith(ExitStatus::Interrupted); // closes the dialog
        });
        const LibraryTrouble trouble = m_library ? m_library->trouble() : LibraryTrouble::None;
        const bool isDeclined = trouble == LibraryTrouble::Damaged; // the person chose to quit
        if (!isDeclined)
            showStartFailure(failure, trouble);
    }
    if (isInterrupted)
        return ExitStatus::Interrupted;
    return isHeld ? ExitStatus::ProfileInUse : ExitStatus::DiskTrouble;
}

void AppContext::makeEngine()
{
    const bool isWindow = hasWindow();
    if (m_settings.download.makesThumbnails && isWindow)
        m_thumbnails = std::make_unique<ThumbnailCache>(m_profile->thumbnailDirectory());
    else if (m_settings.download.makesThumbnails) // for windows to come: nobody looks at them in this run
        m_thumbnails = std::make_unique<ThumbnailCache>(m_profile->thumbnailDirectory(), 0);
    else if (isWindow)
        m_thumbnails = std::make_unique<ThumbnailCache>(QString()); // shows none, but can be asked
    DownloadManager::Options options{.workers = m_settings.workers,
                                     .perHost = m_settings.perHost,
                                     .hostDelay = m_settings.hostDelay,
                                     .limitRate = m_settings.limitRate,
                                     .retryPolicy = RetryPolicy(m_settings.retries),
                                     .network = m_settings.network,
                                     .wantsProgress = isWindow || m_commandLine.wantsProgress,
                                     .isPaced = isWindow,
                                     .showsRepeats = !isWindow,
                                     .longestWait = isWindow ? std::chrono::milliseconds(0) : kLongestHeadlessWait};
    m_manager = std::make_unique<DownloadManager>(*m_library, m_thumbnails.get(), std::move(options));
    m_collector = std::make_unique<Collector>([this] { return startSample(); });
    const auto mode = m_commandLine.isDryRun ? OpenCollections::Mode::OnlyReads : OpenCollections::Mode::Writes;
    m_open = std::make_unique<OpenCollections>(*m_library, *m_collector, mode);
    if (!m_commandLine.isDryRun) {
        QObject::connect(
            m_collector.get(), &Collector::found, m_manager.get(),
            [this](int id, const QList<ImageRef> &images, const std::shared_ptr<const DownloadOptions> &download) {
                addFound(id, images, download);
            });
    }
}

// A collection that is asked for once more gives images again whose jobs have been taken up already.
void AppContext::addFound(int collection, const QList<ImageRef> &images,
                          const std::shared_ptr<const DownloadOptions> &download)
{
    // Such as those of a list that was exported: their host is nowhere but in this program.
    const auto isOfSample = [](const ImageRef &image) { return SampleGallery::serves(image.url); };
    if (!m_sample && std::ranges::any_of(images, isOfSample))
        (void)startSample();
    if (hasWindow()) { // where what is in the list already is passed over anyway
        const CollectOptions *options = m_collector->optionsOf(collection);
        return m_manager->addSoon(images, download, options && options->holds ? AddMode::Hold : AddMode::Queue);
    }
    QList<ImageRef> wanted = images;
    if (m_open->isTakenUp(collection))
        wanted.removeIf([this](const ImageRef &image) { return m_manager->hasLink(image.url); });
    m_manager->add(wanted, download);
}

Result<QString> AppContext::startSample()
{
    if (!m_sample)
        m_sample = std::make_unique<SampleGallery>();
    if (!m_sample->isRunning()) {
        if (const Result<void> started = m_sample->start(); !started)
            return std::unexpected(started.error());
        // Its jobs keep a name of their own, since the port is another one each time.
        m_settings.network.connectTo.insert(SampleGallery::hostName() % u":80"_s, m_sample->authority());
        if (m_manager)
            m_manager->setNetworkSettings(m_settings.network);
    }
    return m_sample->apiBase();
}

CollectOptions AppContext::collectOptions() const
{
    DownloadOptions download = m_settings.download;
    if (hasWindow() || m_commandLine.animated)
        download.types = typesFor(m_settings.animated, download.types);
    return {.filter = filterOf(download),
            .limit = m_settings.limit,
            .albums = m_settings.albums,
            .animated = m_settings.animated,
            .clientId = m_settings.clientId,
            .imgurApi = m_settings.imgurApi,
            .network = m_settings.network,
            .retries = m_settings.retries,
            .galleryDl = m_settings.galleryDl,
            .usesGalleryDlConfig = m_settings.usesGalleryDlConfig,
            .holds = hasWindow() && m_settings.holdsFound,
            .followsPages = m_commandLine.followsPages,
            .patience = hasWindow() ? Patience::Long : Patience::Short,
            .download = std::make_shared<const DownloadOptions>(download)};
}

// The links of the command line, with those of its --input files in between; the error names the file.
Result<QStringList> AppContext::allLinks() const
{
    QStringList links = m_commandLine.links;
    for (const QString &name : m_commandLine.inputFiles) {
        QFile file(name);
        const bool isOpen = name == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
        if (!isOpen)
            return fail(FailureReason::UnsupportedLink,
                        u"the file '%1' cannot be read: %2"_s.arg(name, file.errorString()));
        while (true) {
            const QByteArray bytes = file.readLine(kLongestLine);
            if (bytes.isEmpty())
                break;
            if (bytes.contains('\0'))
                return fail(FailureReason::UnsupportedLink,
                            u"the file '%1' is no list of links: it holds bytes that no text has."_s.arg(name));
            if (bytes.size() >= kLongestLine && !bytes.endsWith('\n'))
                return fail(FailureReason::UnsupportedLink,
                            u"the file '%1' has a line that is too long for a link; give one a line."_s.arg(name));
            const QString line = QString::fromUtf8(bytes).trimmed();
            if (!line.isEmpty() && !line.startsWith(u'#'))
                links.append(line);
        }
    }
    return links;
}

// Jobs of the sample gallery need its server; without it they fail one by one, and say why.
void AppContext::startSampleFor(const QList<Job> &jobs)
{
    const bool isNeeded =
        !m_sample && std::ranges::any_of(jobs, [](const Job &job) { return SampleGallery::serves(job.image.url); });
    if (const Result<QString> sample = isNeeded ? startSample() : QString(); !sample)
        Reporter(reportOptions()).complain(failureLine(sample.error()));
}

void AppContext::applySettings(const Settings &settings)
{
    m_savedSettings = settingsToSave(m_savedSettings, m_settings, settings);
    m_settingsStore->save(m_savedSettings);
    const QHash<QString, QString> connectTo = m_settings.network.connectTo; // this run's
    m_settings = settings;
    m_settings.network.connectTo = connectTo;
    m_manager->setWorkerCount(settings.workers);
    m_manager->setPerHost(settings.perHost);
    m_manager->setHostDelay(settings.hostDelay);
    m_manager->setRetryPolicy(RetryPolicy(settings.retries));
    m_manager->setNetworkSettings(m_settings.network);
    m_manager->setLimitRate(settings.limitRate);
}

void AppContext::exitWith(ExitStatus status)
{
    QCoreApplication::exit(static_cast<int>(status));
}

// Another program may let go of the library; of all else a run without a window would only make more of what it cannot
// remember.
void AppContext::tellLibraryTrouble(LibraryTrouble trouble, const Failure &failure) const
{
    if (m_window)
        m_window->showLibraryTrouble(trouble, failure);
    else if (m_endRun && trouble != LibraryTrouble::Busy)
        m_endRun(libraryLine(trouble, failure));
    else
        Reporter(reportOptions()).complain(libraryLine(trouble, failure));
}

} // namespace bowerbird
