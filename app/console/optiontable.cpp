// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/optiontable.h"

#include "console/namevalues.h"
#include "console/networkvalues.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

using Apply = OptionRow::Apply;

constexpr double kShortestWait = 0.001; // seconds: libcurl takes 0 for its own default
constexpr double kLongestWait = 86'400;
constexpr int kMostRetries = 99;
constexpr qint64 kLargestPem = 16LL * 1024 * 1024; // bytes; the system's own has a quarter of a million

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

Apply action(CommandLine::Action action)
{
    return [action](CommandLine &line, const QString &) -> Applied {
        line.action = action;
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
        const bool isInRange = parsed >= kShortestWait && parsed <= kLongestWait; // not for "nan"
        if (!isNumber || !isInRange)
            return wrong(u"--%1 takes seconds, such as 20, not '%2'."_s.arg(QLatin1StringView(name), value));
        line.*member = std::chrono::milliseconds(qRound64(parsed * 1000));
        return {};
    };
}

template<typename Enum>
using Words = std::vector<std::pair<const char *, Enum>>;

template<typename Enum>
Apply word(std::optional<Enum> CommandLine::*member, const char *name, const Words<Enum> &words)
{
    return [=](CommandLine &line, const QString &value) -> Applied {
        const auto found =
            std::ranges::find_if(words, [&value](const auto &each) { return value == QLatin1StringView(each.first); });
        if (found != words.end()) {
            line.*member = found->second;
            return {};
        }
        QStringList known;
        for (const auto &each : words)
            known << QString::fromLatin1(each.first);
        return wrong(u"--%1 takes %2, not '%3'."_s.arg(QLatin1StringView(name), known.join(u" or "_s), value));
    };
}

Applied applyInput(CommandLine &line, const QString &value)
{
    line.inputFiles.append(value);
    return {};
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

Apply bytes(std::optional<qint64> CommandLine::*member, const char *name, const char *example)
{
    return [=](CommandLine &line, const QString &value) -> Applied {
        const std::optional<qint64> count = byteCount(value);
        if (!count)
            return wrong(u"--%1 takes a number of bytes, such as %2, not '%3'."_s.arg(
                QLatin1StringView(name), QLatin1StringView(example), value));
        line.*member = *count;
        return {};
    };
}

Applied applyCompare(CommandLine &line, const QString &value)
{
    line.compareWorkers.clear();
    for (const QString &part : value.split(u',')) {
        bool isNumber = false;
        const int workers = part.toInt(&isNumber);
        if (!isNumber || workers < kMinWorkers || workers > kMaxWorkers)
            return wrong(u"--compare-workers takes worker counts from 1 to 64, such as 1,8, not '%1'."_s.arg(value));
        line.compareWorkers.append(workers);
    }
    return {};
}

std::expected<QString, QString> folderPath(const char *name, const QString &value)
{
    if (value.isEmpty())
        return wrong(u"--%1 takes the path of a folder, not nothing."_s.arg(QLatin1StringView(name)));
    return QDir::cleanPath(QDir::current().absoluteFilePath(value));
}

Applied applyDirectory(CommandLine &line, const QString &value)
{
    const auto path = folderPath("directory", value);
    if (!path)
        return wrong(path.error());
    line.directory = *path;
    return {};
}

Applied applyProfile(CommandLine &line, const QString &value)
{
    const auto path = folderPath("profile", value);
    if (!path)
        return wrong(path.error());
    line.profileDirectory = *path;
    return {};
}

Applied applyImgurApi(CommandLine &line, const QString &value)
{
    const QUrl url(value);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http"_s && url.scheme() != u"https"_s))
        return wrong(u"--imgur-api takes an http or https address, not '%1'."_s.arg(value));
    line.imgurApi = value;
    return {};
}

Applied applyClientId(CommandLine &line, const QString &value)
{
    const auto isSign = [](QChar c) { return c > u' ' && c <= u'~'; };
    if (!std::ranges::all_of(value, isSign)) // none: without one
        return wrong(u"--client-id takes letters and digits, as Imgur gave them, not '%1'."_s.arg(value.simplified()));
    line.clientId = value;
    return {};
}

Applied applyCaCert(CommandLine &line, const QString &value)
{
    if (!QFileInfo(value).isFile() || !QFileInfo(value).isReadable())
        return wrong(u"--cacert: the file '%1' cannot be read. Give the path of a PEM file."_s.arg(value));
    QFile file(value);
    if (!file.open(QIODevice::ReadOnly) || !file.read(kLargestPem).contains("-----BEGIN "))
        return wrong(u"--cacert: the file '%1' holds no certificate. Give the path of a PEM file."_s.arg(value));
    line.caCertFile = QFileInfo(value).absoluteFilePath();
    return {};
}

constexpr int kAny = std::numeric_limits<int>::max();

std::vector<OptionRow> runOptions()
{
    using C = CommandLine;
    return {
        {{u"headless"_s}, "", "Run without a window.", action(C::Action::Headless)},
        {{u"i"_s, u"input"_s},
         "FILE",
         "Links from a file, one a line; - is standard input. May be repeated.",
         applyInput},
        {{u"d"_s, u"directory"_s},
         "DIR",
         "Where images go (Pictures/Bowerbird); created when missing.",
         applyDirectory},
        {{u"j"_s, u"workers"_s},
         "N",
         "Workers, 1 to 64 (8).",
         number(&C::workers, "workers", kMinWorkers, kMaxWorkers)},
        {{u"per-host"_s},
         "N",
         "Simultaneous transfers per host (as many as workers).",
         number(&C::perHost, "per-host", 1, kAny)},
        {{u"limit-rate"_s},
         "RATE",
         "Bytes a second over all transfers, with K, M or G (none).",
         bytes(&C::limitRate, "limit-rate", "500K")},
    };
}

std::vector<OptionRow> choiceOptions()
{
    using C = CommandLine;
    return {
        {{u"limit"_s}, "N", "At most N images per link.", number(&C::limit, "limit", 1, kAny)},
        {{u"types"_s},
         "LIST",
         "Types wanted: jpeg, png, gif, webp, ...; image = every image, all = videos too (image).",
         applyTypes},
        {{u"albums"_s},
         "RULE",
         "Albums inside a listing: expand or skip (expand).",
         word<AlbumRule>(&C::albums, "albums", {{"expand", AlbumRule::Expand}, {"skip", AlbumRule::Skip}})},
        {{u"max-bytes"_s},
         "N",
         "Largest image in bytes, with K, M or G (200M).",
         bytes(&C::maxBytes, "max-bytes", "200M")},
        {{u"min-bytes"_s},
         "N",
         "Smallest image in bytes, with K, M or G (any).",
         bytes(&C::minBytes, "min-bytes", "20K")},
        {{u"min-size"_s}, "WxH", "Smallest image in pixels, such as 800x600 (any).", applyMinSize},
        {{u"max-size"_s}, "WxH", "Largest image in pixels, as far as its site tells (any).", applyMaxSize},
    };
}

// As far as a site tells of its images; the window has the same filters.
std::vector<OptionRow> listingOptions()
{
    using C = CommandLine;
    return {
        {{u"max-age"_s}, "DAYS", "Published within so many days (any).", number(&C::maxAgeDays, "max-age", 1, kAny)},
        {{u"min-age"_s}, "DAYS", "Published so many days ago (any).", number(&C::minAgeDays, "min-age", 1, kAny)},
        {{u"min-score"_s},
         "N",
         "So many votes or points at least (any).",
         number(&C::minScore, "min-score", -kAny, kAny)},
        {{u"no-sensitive"_s}, "", "Leave out what its site marks as sensitive.", flag(&C::leavesSensitiveOut)},
        {{u"motion"_s},
         "WHICH",
         "Only animations or only pictures that stand still: moving or still (both).",
         word<MotionRule>(&C::motion, "motion",
                          {{"moving", MotionRule::OnlyMoving}, {"still", MotionRule::OnlyStill}})},
        {{u"match"_s}, "REGEX", "Title or file name matches this regular expression.", applyMatch},
        {{u"no-match"_s}, "REGEX", "Neither title nor file name does.", applyNoMatch},
        {{u"animated"_s},
         "FORM",
         "Imgur's animations: gif, mp4 or still (as the settings have it).",
         word<AnimatedRule>(&C::animated, "animated",
                            {{"gif", AnimatedRule::Gif}, {"mp4", AnimatedRule::Mp4}, {"still", AnimatedRule::Still}})},
        {{u"next-pages"_s},
         "",
         "Read the pages that follow a web page, too, as far as robots.txt lets.",
         flag(&C::followsPages)},
    };
}

std::vector<OptionRow> fileOptions()
{
    using C = CommandLine;
    return {
        {{u"name"_s}, "TEMPLATE", "Name below DIR, such as {album}/{index:03}-{name}.{ext} ({name}.{ext}).", applyName},
        {{u"duplicates"_s},
         "RULE",
         "The same bytes are in the library: skip, link or keep (skip).",
         word<DuplicateRule>(
             &C::duplicates, "duplicates",
             {{"skip", DuplicateRule::Skip}, {"link", DuplicateRule::Link}, {"keep", DuplicateRule::Keep}})},
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
    };
}

std::vector<OptionRow> networkOptions()
{
    using C = CommandLine;
    return {
        {{u"retries"_s}, "N", "Attempts after the first (4).", number(&C::retries, "retries", 0, kMostRetries)},
        {{u"timeout"_s},
         "SECONDS",
         "Longest wait for a connection and the first header (20).",
         seconds(&C::connectTimeout, "timeout")},
        {{u"stall"_s}, "SECONDS", "Longest wait for the next bytes (30).", seconds(&C::stallTimeout, "stall")},
        {{u"proxy"_s},
         "URL",
         "Proxy: http, https, socks4a, socks5 or socks5h (the environment's); '' = none.",
         applyProxy},
        {{u"user-agent"_s}, "TEXT", "What Bowerbird calls itself (Bowerbird/VERSION).", applyUserAgent},
        {{u"referer"_s}, "URL", "Page that images are asked for from.", applyReferer},
        {{u"header"_s}, "'K: V'", "Header to send along; never to an API. May be repeated.", applyHeader},
        {{u"cookies"_s}, "FILE", "Cookies to send along, in Netscape's format; never written.", applyCookies},
        {{u"client-id"_s},
         "ID",
         "Imgur Client-ID; else the environment's IMGUR_CLIENT_ID, else the settings.",
         applyClientId},
        {{u"imgur-api"_s}, "URL", "Base of Imgur's API (https://api.imgur.com/3/).", applyImgurApi},
        {{u"cacert"_s}, "FILE", "Certificates to trust in addition to the system's.", applyCaCert},
        {{u"profile"_s}, "DIR", "Keep settings, queue, history and cache in this folder.", applyProfile},
    };
}

std::vector<OptionRow> outputOptions()
{
    using C = CommandLine;
    return {
        {{u"no-thumbnails"_s}, "", "Make no thumbnails.", flag(&C::makesNoThumbnails)},
        {{u"dry-run"_s}, "", "Print what would be downloaded, download nothing.", flag(&C::isDryRun)},
        {{u"continue"_s}, "", "Carry on what earlier runs left unfinished; needs no LINK.", flag(&C::continues)},
        {{u"compare-workers"_s},
         "A,B,...",
         "Run the same links once per worker count and compare the times.",
         applyCompare},
        {{u"json"_s}, "", "One JSON object a line on standard output.", flag(&C::isJson)},
        {{u"progress"_s}, "", "With --json: progress events, too.", flag(&C::wantsProgress)},
        {{u"q"_s, u"quiet"_s}, "", "Print nothing but errors.", flag(&C::isQuiet)},
        {{u"v"_s, u"verbose"_s}, "", "Print more.", flag(&C::isVerbose)},
        {{u"version"_s}, "", "Print the version.", action(C::Action::Version)},
        {{u"h"_s, u"help"_s}, "", "Print this help.", action(C::Action::Help)},
    };
}

} // namespace

std::vector<OptionRow> optionTable()
{
    std::vector<OptionRow> table;
    for (const auto &part :
         {runOptions(), choiceOptions(), listingOptions(), fileOptions(), networkOptions(), outputOptions()})
        table.insert(table.end(), part.begin(), part.end());
    return table;
}

} // namespace bowerbird
