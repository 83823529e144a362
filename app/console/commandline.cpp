// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/commandline.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

#include <functional>
#include <limits>
#include <vector>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

using Applied = std::expected<void, QString>;
using Apply = std::function<Applied(CommandLine &, const QString &)>;

// One option: how it is written, what it means, and what it does. No `apply`: its feature is still to come.
struct Row
{
    QStringList names;
    const char *value; // empty = a switch
    const char *help;
    Apply apply;
};

std::unexpected<QString> wrong(const QString &sentence)
{
    return std::unexpected(sentence);
}

Apply flag(bool CommandLine::*member)
{
    return [member](CommandLine &line, const QString &) -> Applied {
        line.*member = true;
        return {};
    };
}

Apply text(std::optional<QString> CommandLine::*member)
{
    return [member](CommandLine &line, const QString &value) -> Applied {
        line.*member = value;
        return {};
    };
}

template<typename Number>
Apply number(std::optional<Number> CommandLine::*member, const char *name, Number least, Number most)
{
    return [=](CommandLine &line, const QString &value) -> Applied {
        bool isNumber = false;
        const qlonglong parsed = value.toLongLong(&isNumber);
        if (!isNumber || parsed < least || parsed > most) {
            const QString range = most == std::numeric_limits<Number>::max() ? u"%1 or more"_s.arg(least)
                                                                             : u"%1 to %2"_s.arg(least).arg(most);
            return wrong(u"--%1 takes a whole number, %2, not '%3'."_s.arg(QLatin1StringView(name), range, value));
        }
        line.*member = static_cast<Number>(parsed);
        return {};
    };
}

Apply seconds(std::optional<std::chrono::milliseconds> CommandLine::*member, const char *name)
{
    return [=](CommandLine &line, const QString &value) -> Applied {
        bool isNumber = false;
        const double parsed = value.toDouble(&isNumber);
        if (!isNumber || parsed <= 0 || parsed > 86'400)
            return wrong(u"--%1 takes seconds, such as 20, not '%2'."_s.arg(QLatin1StringView(name), value));
        line.*member = std::chrono::milliseconds(static_cast<qint64>(parsed * 1000));
        return {};
    };
}

template<typename Enum>
Apply word(std::optional<Enum> CommandLine::*member, const char *name, std::vector<std::pair<const char *, Enum>> words)
{
    return [=](CommandLine &line, const QString &value) -> Applied {
        QStringList known;
        for (const auto &[spelling, meaning] : words) {
            if (value == QLatin1StringView(spelling)) {
                line.*member = meaning;
                return {};
            }
            known << QString::fromLatin1(spelling);
        }
        return wrong(u"--%1 takes %2, not '%3'."_s.arg(QLatin1StringView(name), known.join(u" or "_s), value));
    };
}

Applied applyTypes(CommandLine &line, const QString &value)
{
    const Result<TypeSelection> types = TypeSelection::parse(value);
    if (!types)
        return wrong(
            u"--types does not know '%1'. Give a comma separated list of jpeg, png, gif, webp, avif, ..., or image, or all."_s
                .arg(types.error().detail));
    line.types = *types;
    return {};
}

Applied applyMaxBytes(CommandLine &line, const QString &value)
{
    static const QString suffixes = u"KMG"_s;
    QString digits = value;
    qint64 factor = 1;
    if (!value.isEmpty()) {
        if (const qsizetype power = suffixes.indexOf(value.back().toUpper()); power >= 0) {
            factor = 1LL << (10 * (power + 1));
            digits.chop(1);
        }
    }
    bool isNumber = false;
    const qlonglong parsed = digits.toLongLong(&isNumber);
    if (!isNumber || parsed <= 0 || parsed > std::numeric_limits<qint64>::max() / factor)
        return wrong(u"--max-bytes takes a number of bytes, such as 200M, not '%1'."_s.arg(value));
    line.maxBytes = parsed * factor;
    return {};
}

Applied applyCompare(CommandLine &line, const QString &value)
{
    for (const QString &part : value.split(u',')) {
        bool isNumber = false;
        const int workers = part.toInt(&isNumber);
        if (!isNumber || workers < kMinWorkers || workers > kMaxWorkers)
            return wrong(u"--compare-workers takes worker counts from 1 to 64, such as 1,8, not '%1'."_s.arg(value));
        line.compareWorkers.append(workers);
    }
    return {};
}

Applied applyCaCert(CommandLine &line, const QString &value)
{
    if (!QFileInfo(value).isReadable())
        return wrong(u"--cacert: the file '%1' cannot be read. Give the path of a PEM file."_s.arg(value));
    line.caCertFile = QFileInfo(value).absoluteFilePath();
    return {};
}

std::vector<Row> optionRows()
{
    using C = CommandLine;
    constexpr int kAny = std::numeric_limits<int>::max();
    return {
        {{u"headless"_s},
         "",
         "Run without a window.",
         [](C &line, const QString &) -> Applied {
             line.action = C::Action::Headless;
             return {};
         }},
        {{u"i"_s, u"input"_s},
         "FILE",
         "Links from a file, one a line; - is standard input. May be repeated.",
         [](C &line, const QString &value) -> Applied {
             line.inputFiles.append(value);
             return {};
         }},
        {{u"d"_s, u"directory"_s},
         "DIR",
         "Where images go (Pictures/Bowerbird); created when missing.",
         text(&C::directory)},
        {{u"j"_s, u"workers"_s},
         "N",
         "Workers, 1 to 64 (8).",
         number(&C::workers, "workers", kMinWorkers, kMaxWorkers)},
        {{u"per-host"_s},
         "N",
         "Simultaneous transfers per host (as many as workers).",
         number(&C::perHost, "per-host", 1, kAny)},
        {{u"limit"_s}, "N", "At most N images per link.", number(&C::limit, "limit", 1, kAny)},
        {{u"types"_s},
         "LIST",
         "Types wanted: jpeg, png, gif, webp, ...; image = every image, all = videos too (image).",
         applyTypes},
        {{u"albums"_s},
         "RULE",
         "Albums inside a listing: expand or skip (expand).",
         word<AlbumRule>(&C::albums, "albums", {{"expand", AlbumRule::Expand}, {"skip", AlbumRule::Skip}})},
        {{u"max-bytes"_s}, "N", "Largest image in bytes, with K, M or G (200M).", applyMaxBytes},
        {{u"on-conflict"_s},
         "RULE",
         "A different file has the name: skip, rename or overwrite (rename).",
         word<ConflictRule>(
             &C::onConflict, "on-conflict",
             {{"skip", ConflictRule::Skip}, {"rename", ConflictRule::Rename}, {"overwrite", ConflictRule::Overwrite}})},
        {{u"verify"_s},
         "HOW",
         "How a picture is proven: decode or structure (decode).",
         word<VerifyMode>(&C::verify, "verify",
                          {{"decode", VerifyMode::Decode}, {"structure", VerifyMode::Structure}})},
        {{u"damaged"_s},
         "RULE",
         "A picture that is damaged at its source: keep or refuse (keep).",
         word<DamagedRule>(&C::damaged, "damaged", {{"keep", DamagedRule::Keep}, {"refuse", DamagedRule::Refuse}})},
        {{u"retries"_s}, "N", "Attempts after the first (4).", number(&C::retries, "retries", 0, 100)},
        {{u"timeout"_s},
         "SECONDS",
         "Longest wait for a connection and the first header (20).",
         seconds(&C::connectTimeout, "timeout")},
        {{u"stall"_s}, "SECONDS", "Longest wait for the next bytes (30).", seconds(&C::stallTimeout, "stall")},
        {{u"client-id"_s},
         "ID",
         "Imgur Client-ID; else the environment's IMGUR_CLIENT_ID, else the settings.",
         text(&C::clientId)},
        {{u"imgur-api"_s}, "URL", "Base of Imgur's API (https://api.imgur.com/3/).", text(&C::imgurApi)},
        {{u"cacert"_s}, "FILE", "Certificates to trust in addition to the system's.", applyCaCert},
        {{u"profile"_s},
         "DIR",
         "Keep settings, queue, history and cache in this folder.",
         [](C &line, const QString &value) -> Applied {
             line.profileDirectory = QDir::cleanPath(QDir::current().absoluteFilePath(value));
             return {};
         }},
        {{u"no-thumbnails"_s}, "", "Make no thumbnails.", flag(&C::makesNoThumbnails)},
        {{u"dry-run"_s}, "", "Print what would be downloaded, download nothing.", flag(&C::isDryRun)},
        {{u"compare-workers"_s},
         "A,B,...",
         "Run the same links once per worker count and compare the times.",
         applyCompare},
        {{u"json"_s}, "", "One JSON object a line on standard output.", flag(&C::isJson)},
        {{u"progress"_s}, "", "With --json: progress events, too.", flag(&C::wantsProgress)},
        {{u"q"_s, u"quiet"_s}, "", "Print nothing but errors.", flag(&C::isQuiet)},
        {{u"v"_s, u"verbose"_s}, "", "Print more.", flag(&C::isVerbose)},
        {{u"version"_s},
         "",
         "Print the version.",
         [](C &line, const QString &) -> Applied {
             line.action = C::Action::Version;
             return {};
         }},
        {{u"h"_s, u"help"_s},
         "",
         "Print this help.",
         [](C &line, const QString &) -> Applied {
             line.action = C::Action::Help;
             return {};
         }},
        // Known words whose feature is still to come: refused by name, never silently taken.
        {{u"limit-rate"_s}, "RATE", "", {}},
        {{u"min-size"_s}, "WxH", "", {}},
        {{u"min-bytes"_s}, "N", "", {}},
        {{u"name"_s}, "TEMPLATE", "", {}},
        {{u"duplicates"_s}, "RULE", "", {}},
        {{u"proxy"_s}, "URL", "", {}},
        {{u"user-agent"_s}, "TEXT", "", {}},
        {{u"referer"_s}, "URL", "", {}},
        {{u"header"_s}, "HEADER", "", {}},
        {{u"cookies"_s}, "FILE", "", {}},
        {{u"continue"_s}, "", "", {}},
    };
}

QCommandLineOption optionOf(const Row &row)
{
    QCommandLineOption option(row.names, QString::fromLatin1(row.help), QString::fromLatin1(row.value));
    if (!row.apply)
        option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

QString usageHint()
{
    return u" 'bowerbird --help' lists all options."_s;
}

Applied checkWhole(const CommandLine &line)
{
    const bool isHeadless = line.action == CommandLine::Action::Headless;
    const bool wantsOutput = line.isJson || line.isDryRun || !line.compareWorkers.isEmpty();
    if (line.action == CommandLine::Action::Window && wantsOutput)
        return wrong(u"--json, --dry-run and --compare-workers print to the terminal: add --headless."_s);
    if (isHeadless && line.links.isEmpty() && line.inputFiles.isEmpty())
        return wrong(u"There is no link to download. Give one, such as 'sample:', or a file of links with --input."_s);
    if (line.isQuiet && line.isVerbose)
        return wrong(u"--quiet and --verbose cannot go together."_s);
    return {};
}

} // namespace

std::expected<CommandLine, QString> CommandLine::parse(const QStringList &arguments)
{
    const std::vector<Row> rows = optionRows();
    QCommandLineParser parser;
    for (const Row &row : rows)
        parser.addOption(optionOf(row));
    if (!parser.parse(arguments))
        return wrong(parser.errorText() % (parser.errorText().endsWith(u'.') ? u""_s : u"."_s) % usageHint());
    CommandLine line;
    line.links = parser.positionalArguments();
    for (const Row &row : rows) {
        if (!parser.isSet(row.names.last()))
            continue;
        if (!row.apply)
            return wrong(u"--%1 is not part of this version of Bowerbird yet; run without it."_s.arg(row.names.last()));
        const QStringList values = qstrlen(row.value) > 0 ? parser.values(row.names.last()) : QStringList{QString()};
        for (const QString &value : values) {
            if (const Applied applied = row.apply(line, value); !applied)
                return wrong(applied.error() % usageHint());
        }
    }
    if (const Applied whole = checkWhole(line); !whole)
        return wrong(whole.error() % usageHint());
    return line;
}

QString CommandLine::helpText()
{
    QString text =
        u"Usage: bowerbird [options] [LINK ...]\n"
        "Downloads images: galleries, albums, links and lists of links; with a window, or with --headless without "
        "one.\n\n"
        "LINK is sample: (the built-in gallery), an Imgur link, a file of links, a numbered pattern such as\n"
        "http://host/img[001-120].jpg, or the address of an image.\n\nOptions:\n"_s;
    for (const Row &row : optionRows()) {
        if (!row.apply)
            continue;
        QStringList spellings;
        for (const QString &name : row.names)
            spellings << (name.size() == 1 ? u"-"_s : u"--"_s) % name;
        QString left = u"  "_s % spellings.join(u", "_s);
        if (qstrlen(row.value) > 0)
            left += u' ' % QString::fromLatin1(row.value);
        text += left.leftJustified(30) % (left.size() > 29 ? u"\n"_s % QString(30, u' ') : QString()) %
                QString::fromLatin1(row.help) % u'\n';
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
    const auto take = [](auto &setting, const auto &given) {
        if (given)
            setting = *given;
    };
    take(settings.workers, workers);
    take(settings.perHost, perHost);
    take(settings.limit, limit);
    take(settings.albums, albums);
    take(settings.retries, retries);
    take(settings.clientId, clientId);
    take(settings.imgurApi, imgurApi);
    take(settings.network.connectTimeout, connectTimeout);
    take(settings.network.stallTimeout, stallTimeout);
    take(settings.network.caCertFile, caCertFile);
    take(settings.download.types, types);
    take(settings.download.maxBytes, maxBytes);
    take(settings.download.onConflict, onConflict);
    take(settings.download.damaged, damaged);
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
