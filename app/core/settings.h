// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagetype.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace bowerbird {

enum class ConflictRule : quint8 { Skip, Rename, Overwrite }; // a different file already has the name
enum class DuplicateRule : quint8 { Skip, Link, Keep };       // the same bytes are in the library already
enum class VerifyMode : quint8 { Decode, Structure };
enum class DamagedRule : quint8 { Keep, Refuse };
enum class AlbumRule : quint8 { Expand, Skip };
// What is taken of an animation that a site has in several forms, as Imgur has.
//   Gif    as it is listed: what was put there as a GIF is a GIF, what was put there as a video is a video
//   Mp4    the video, a tenth of the size, wherever the types allow MP4; else as with Gif
//   Still  its first picture, a JPEG
// The types have the last word, since without a window nothing but "--types all" brings a video. Somebody who chooses
// Mp4 in a window wants videos, whatever the boxes of the types say: typesFor() adds them there.
enum class AnimatedRule : quint8 { Gif, Mp4, Still };
enum class ColorTheme : quint8 { System, Light, Dark };
enum class MotionRule : quint8 { Any, OnlyMoving, OnlyStill };
enum class TextRule : quint8 { Matching, NotMatching };
// System: what the environment says (http_proxy, https_proxy, all_proxy, no_proxy).
enum class ProxyMode : quint8 { System, None, Manual };

inline constexpr char kDefaultNameTemplate[] = "{name}.{ext}";

inline constexpr int kMinWorkers = 1;
inline constexpr int kMaxWorkers = 64;

// A name and a password for HTTP basic authentication.
struct Login
{
    QString user;
    QString password;

    friend bool operator==(const Login &, const Login &) = default;
};

// What both ways of speaking HTTP need to know; configures them alike.
struct NetworkSettings
{
    QString userAgent;                                // empty = the program's own
    QString caCertFile;                               // PEM, trusted in addition to the system's
    std::chrono::milliseconds connectTimeout{20'000}; // connect and first header
    std::chrono::milliseconds stallTimeout{30'000};   // no bytes
    std::chrono::milliseconds slowWindow{60'000};     // less than 1 KiB a second on the average of so long; 0 = never
    ProxyMode proxyMode = ProxyMode::System;
    QString proxy;               // Manual: http, https, socks4a, socks5 or socks5h URL; may hold a login
    QStringList proxyExceptions; // hosts, or domains with a leading dot, that are asked without the proxy
    bool allowsHttp2 = false;    // over TLS, when the server agrees
    // The next four go to image hosts and pages, never to an API; headers and cookies not across a change of host.
    QString referer;              // empty = the page an image was found on, where its source asks for that
    QStringList headers;          // "Name: value"
    QString cookieFile;           // in Netscape's format
    QHash<QString, Login> logins; // host -> login
    // "host:port" -> "host:port" to connect to in its place; carries the sample gallery's changing port.
    QHash<QString, QString> connectTo;

    friend bool operator==(const NetworkSettings &, const NetworkSettings &) = default;
};

// What is wanted of a listing by what it says of its images. What it does not say filters nothing.
struct ListingFilter
{
    int maxAgeDays = 0;          // since it was published; 0 = any
    int minAgeDays = 0;          // 0 = any
    std::optional<int> minScore; // votes or points, as the site counts them
    bool allowsSensitive = true;
    MotionRule motion = MotionRule::Any;
    QString text; // a regular expression for title or file name (core/textpattern.h); empty = any
    TextRule textRule = TextRule::Matching;

    friend bool operator==(const ListingFilter &, const ListingFilter &) = default;
};

// What holds for one batch of images from the moment it is added, whatever the settings become later.
struct DownloadOptions
{
    QString directory; // absolute
    TypeSelection types;
    ConflictRule onConflict = ConflictRule::Rename;
    VerifyMode verify = VerifyMode::Decode;
    DamagedRule damaged = DamagedRule::Keep;
    DuplicateRule duplicates = DuplicateRule::Skip;
    qint64 maxBytes = 200LL * 1024 * 1024;
    qint64 minBytes = 0; // 0 = any
    int minWidthPx = 0;  // 0 = any
    int minHeightPx = 0;
    int maxWidthPx = 0; // 0 = any
    int maxHeightPx = 0;
    ListingFilter listing;
    QString nameTemplate = QString::fromLatin1(kDefaultNameTemplate); // core/nametemplate.h; below `directory`
    bool writesSidecars = false; // a JSON file with everything that is known beside each image
    bool makesThumbnails = true;
    bool marksOrigin = true;     // the file carries its address in the attributes of freedesktop.org
    bool keepsServerTime = true; // the file's modification time is the Last-Modified of its answer

    friend bool operator==(const DownloadOptions &, const DownloadOptions &) = default;
};

// The aria2 daemon that chosen images can be handed to.
struct Aria2Settings
{
    QString rpcUrl = QStringLiteral("http://localhost:6800/jsonrpc"); // http or https
    QString secret;
    QString directory; // on the daemon's machine; empty = its own default

    friend bool operator==(const Aria2Settings &, const Aria2Settings &) = default;
};

// The types a person means who chose `rule`: with Mp4 a video stands for each GIF that is wanted.
[[nodiscard]] inline TypeSelection typesFor(AnimatedRule rule, TypeSelection types)
{
    const bool wantsVideo = rule == AnimatedRule::Mp4 && types.allows(ImageType::Gif);
    return wantsVideo ? types.with(ImageType::Mp4) : types;
}

// Everything a person can choose. In-class defaults are the program's defaults; store/settingsstore keeps it.
struct Settings
{
    DownloadOptions download; // an empty directory means: Pictures/Bowerbird
    NetworkSettings network;
    int workers = 8;
    int perHost = 0;                        // simultaneous transfers per host; 0 = as many as workers
    std::chrono::milliseconds hostDelay{0}; // between the beginnings of two attempts at one host
    int retries = 4;                        // attempts after the first
    qint64 limitRate = 0;                   // bytes a second over all transfers; 0 = no limit
    AlbumRule albums = AlbumRule::Expand;
    AnimatedRule animated = AnimatedRule::Gif;
    int limit = 0; // at most so many images a link; 0 = no limit
    QString clientId;
    QString imgurApi = QStringLiteral("https://api.imgur.com/3/");
    ColorTheme theme = ColorTheme::System;
    bool holdsFound = false; // images that are found are shown first and downloaded when chosen
    bool watchesClipboard = false;
    QString galleryDl;                // the program; empty = the one on the PATH
    bool usesGalleryDlConfig = false; // else it is run without its own configuration
    Aria2Settings aria2;

    friend bool operator==(const Settings &, const Settings &) = default;
};

} // namespace bowerbird
