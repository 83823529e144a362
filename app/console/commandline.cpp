// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/commandline.h"

#include "console/optiontable.h"

#include <QCommandLineParser>
#include <QDir>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<QString> wrong(const QString &sentence)
{
    const QString end = sentence.endsWith(u'.') || sentence.endsWith(u'\n') ? QString() : u"."_s;
    const QString gap = sentence.endsWith(u'\n') ? QString() : u" "_s;
    return std::unexpected(QString(sentence % end % gap % u"'bowerbird --help' lists all options."_s));
}

QCommandLineOption optionOf(const OptionRow &row)
{
    return {row.names, QString::fromLatin1(row.help), QString::fromLatin1(row.value)};
}

bool isSwitch(const OptionRow &row)
{
    return qstrlen(row.value) == 0;
}

Applied checkWhole(const CommandLine &line)
{
    const bool isHeadless = line.action == CommandLine::Action::Headless;
    const bool isComparison = !line.compareWorkers.isEmpty();
    if (line.action == CommandLine::Action::Window && (line.isJson || line.isDryRun || isComparison))
        return wrong(u"--json, --dry-run and --compare-workers print to the terminal: add --headless."_s);
    if (isHeadless && line.links.isEmpty() && line.inputFiles.isEmpty() && !line.continues)
        return wrong(u"There is no link to download. Give one, such as 'sample:', or a file of links with --input."_s);
    if (line.isQuiet && line.isVerbose)
        return wrong(u"--quiet and --verbose cannot go together."_s);
    if (isComparison && line.isDryRun)
        return wrong(u"--compare-workers downloads to measure, --dry-run downloads nothing: leave one out."_s);
    if (isComparison && line.continues)
        return wrong(u"--compare-workers measures in a profile of its own, where nothing is left to --continue."_s);
    return {};
}

Applied applyRow(const OptionRow &row, const QCommandLineParser &parser, CommandLine &line)
{
    const QString name = row.names.last();
    const QStringList values = isSwitch(row) ? QStringList{QString()} : parser.values(name);
    for (const QString &value : values) {
        if (const Applied applied = row.apply(line, value); !applied)
            return wrong(applied.error());
    }
    return {};
}

// What QApplication takes for itself, such as the session to be restored, is none of ours.
// Source: the documentation of QGuiApplication and QApplication, "Supported Command Line Options".
QStringList withoutToolkitOptions(const QStringList &arguments)
{
    static const QStringList kSwitches{u"-reverse"_s};
    static const QStringList kWithValue{
        u"-platform"_s,        u"-platformpluginpath"_s, u"-platformtheme"_s, u"-plugin"_s,
        u"-qwindowgeometry"_s, u"-qwindowicon"_s,        u"-qwindowtitle"_s,  u"-session"_s,
        u"-style"_s,           u"-stylesheet"_s,         u"-display"_s};
    const auto isToolkitOption = [](const QString &argument) {
        const auto isNamed = [&](const QString &name) { return argument.startsWith(QString(name % u'=')); };
        return kSwitches.contains(argument) || std::ranges::any_of(kWithValue, isNamed);
    };
    QStringList own;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == "--"_L1)
            return own + arguments.sliced(i);
        if (kWithValue.contains(arguments.at(i)))
            ++i;
        else if (!isToolkitOption(arguments.at(i)))
            own << arguments.at(i);
    }
    return own;
}

QString spellings(const OptionRow &row)
{
    QStringList all;
    for (const QString &name : row.names)
        all << (name.size() == 1 ? u"-"_s : u"--"_s) % name;
    const QString value = isSwitch(row) ? QString() : QString(u' ' % QString::fromLatin1(row.value));
    return all.join(u", "_s) % value;
}

template<typename T>
void take(T &setting, const std::optional<T> &given)
{
    if (given)
        setting = *given;
}

// The exceptions of the settings belong to the proxy of the settings; with --proxy curl heeds those of the environment.
void putProxy(const QString &proxy, NetworkSettings &network)
{
    const QString lower = qEnvironmentVariable("no_proxy");
    const QString exceptions = lower.isEmpty() ? qEnvironmentVariable("NO_PROXY") : lower;
    network.proxyMode = proxy.isEmpty() ? ProxyMode::None : ProxyMode::Manual;
    network.proxy = proxy;
    network.proxyExceptions.clear();
    for (const QString &exception : exceptions.split(u',', Qt::SkipEmptyParts))
        network.proxyExceptions.append(exception.trimmed());
}

void putNetwork(const CommandLine &line, NetworkSettings &network)
{
    take(network.connectTimeout, line.connectTimeout);
    take(network.stallTimeout, line.stallTimeout);
    take(network.caCertFile, line.caCertFile);
    take(network.userAgent, line.userAgent);
    take(network.referer, line.referer);
    take(network.cookieFile, line.cookieFile);
    if (!line.headers.isEmpty())
        network.headers = line.headers;
    if (line.proxy)
        putProxy(*line.proxy, network);
}

} // namespace

std::expected<CommandLine, QString> CommandLine::parse(const QStringList &arguments)
{
    const std::vector<OptionRow> rows = optionTable();
    QCommandLineParser parser;
    for (const OptionRow &row : rows)
        parser.addOption(optionOf(row));
    const bool mayHaveWindow = !arguments.contains(u"--headless"_s);
    if (!parser.parse(mayHaveWindow ? withoutToolkitOptions(arguments) : arguments))
        return wrong(parser.errorText());
    CommandLine line;
    line.links = parser.positionalArguments();
    for (const OptionRow &row : rows) {
        if (!parser.isSet(row.names.last()))
            continue;
        if (const Applied applied = applyRow(row, parser, line); !applied)
            return std::unexpected(applied.error());
    }
    if (const Applied whole = checkWhole(line); !whole)
        return std::unexpected(whole.error());
    return line;
}

QString CommandLine::helpText()
{
    QString text =
        u"Usage: bowerbird [options] [LINK ...]\n"
        "Downloads images: galleries, albums, links and lists of links; with a window, or with --headless without "
        "one.\n\n"
        "LINK is sample: (the built-in gallery), an Imgur link, a file that lists links (text, HTML, CSV, JSON,\n"
        "Markdown, bookmarks, Metalink and others), a numbered pattern such as http://host/img[001-120].jpg,\n"
        "the address of an image, or any other: a web page or a feed (RSS, Atom, JSON Feed) gives its images.\n"
        "Links of other sites are listed by gallery-dl where it is installed; gallery-dl:LINK asks it first.\n\n"
        "Options:\n"_s;
    constexpr qsizetype kColumn = 30;
    for (const OptionRow &row : optionTable()) {
        const QString left = u"  "_s % spellings(row);
        const QString gap = left.size() < kColumn ? QString() : QString(u'\n' % QString(kColumn, u' '));
        text += left.leftJustified(kColumn) % gap % QString::fromLatin1(row.help) % u'\n';
    }
    return text % u"\nExit status: 0 all saved or skipped, 1 something failed, 2 wrong usage, 3 no image found, 4 the "
                  u"disk cannot be\n"
                  "written, 5 another program holds the profile, 130 interrupted.\n"_s;
}

Settings CommandLine::over(Settings settings) const
{
    const QString environmentId = qEnvironmentVariable("IMGUR_CLIENT_ID");
    const QString environmentApi = qEnvironmentVariable("BOWERBIRD_IMGUR_API");
    if (!environmentId.isEmpty())
        settings.clientId = environmentId;
    if (!environmentApi.isEmpty())
        settings.imgurApi = environmentApi;
    putNetwork(*this, settings.network);
    take(settings.workers, workers);
    take(settings.perHost, perHost);
    take(settings.limit, limit);
    take(settings.albums, albums);
    take(settings.retries, retries);
    take(settings.clientId, clientId);
    take(settings.imgurApi, imgurApi);
    take(settings.limitRate, limitRate);
    take(settings.download.types, types);
    take(settings.download.maxBytes, maxBytes);
    take(settings.download.minBytes, minBytes);
    take(settings.download.listing.maxAgeDays, maxAgeDays);
    take(settings.download.listing.minAgeDays, minAgeDays);
    if (minScore)
        settings.download.listing.minScore = minScore;
    if (leavesSensitiveOut)
        settings.download.listing.allowsSensitive = false;
    take(settings.download.listing.motion, motion);
    take(settings.download.listing.text, text);
    if (text)
        settings.download.listing.textRule = textRule;
    take(settings.animated, animated);
    take(settings.download.nameTemplate, nameTemplate);
    take(settings.download.onConflict, onConflict);
    take(settings.download.duplicates, duplicates);
    take(settings.download.damaged, damaged);
    if (minSize) {
        settings.download.minWidthPx = minSize->width();
        settings.download.minHeightPx = minSize->height();
    }
    if (maxSize) {
        settings.download.maxWidthPx = maxSize->width();
        settings.download.maxHeightPx = maxSize->height();
    }
    if (directory)
        settings.download.directory = QDir::cleanPath(QDir::current().absoluteFilePath(*directory));
    if (makesNoThumbnails) {
        settings.download.makesThumbnails = false;
        settings.download.verify = VerifyMode::Structure; // a full decode for nothing costs 10 to 50 times the transfer
    }
    take(settings.download.verify, verify);
    return settings;
}

} // namespace bowerbird
