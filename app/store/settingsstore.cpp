// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/settingsstore.h"

#include "store/enumwords.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>
#include <limits>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kLongestTimeoutMs = 60LL * 60 * 1000;
constexpr int kMostRetries = 99;
constexpr int kMostPixels = 1'000'000; // of an edge
constexpr int kMostDays = 100'000;

// One key of the file. `read` leaves the field at its default when the value makes no sense.
struct Row
{
    const char *key;
    QVariant (*write)(const Settings &settings);
    void (*read)(const QVariant &value, Settings &settings);
};

template<typename Number>
void readNumber(const QVariant &value, Number low, Number high, Number &field)
{
    bool isNumber = false;
    const qlonglong number = value.toString().toLongLong(&isNumber);
    if (isNumber && number >= low && number <= high)
        field = static_cast<Number>(number);
}

void readTimeout(const QVariant &value, std::chrono::milliseconds &field)
{
    qint64 count = field.count();
    readNumber<qint64>(value, 1, kLongestTimeoutMs, count);
    field = std::chrono::milliseconds(count);
}

void readHostDelay(const QVariant &value, Settings &settings)
{
    qint64 count = settings.hostDelay.count();
    readNumber<qint64>(value, 0, kLongestTimeoutMs, count);
    settings.hostDelay = std::chrono::milliseconds(count);
}

void readBool(const QVariant &value, bool &field)
{
    if (value.toString() == "true"_L1)
        field = true;
    else if (value.toString() == "false"_L1)
        field = false;
}

template<typename Enum>
void readEnum(const QVariant &value, Enum &field)
{
    field = enumFromWord<Enum>(value.toString()).value_or(field);
}

QString text(const QVariant &value)
{
    // An INI value with commas that somebody typed without quotes comes as a list.
    return value.toStringList().join(u',');
}

QString defaultDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) + u"/Bowerbird"_s;
}

void readDirectory(const QVariant &value, Settings &settings)
{
    const QString directory = text(value);
    if (QDir::isAbsolutePath(directory))
        settings.download.directory = QDir::cleanPath(directory);
}

void readTemplate(const QVariant &value, Settings &settings)
{
    if (const QString name = text(value); !name.isEmpty())
        settings.download.nameTemplate = name;
}

void readTypes(const QVariant &value, Settings &settings)
{
    const Result<TypeSelection> types = TypeSelection::parse(text(value));
    if (types)
        settings.download.types = *types;
}

void readApi(const QVariant &value, Settings &settings)
{
    const QString url = text(value);
    if (url.startsWith("http://"_L1) || url.startsWith("https://"_L1))
        settings.imgurApi = url;
}

// An empty list is written as nothing: QSettings has an odd word for it.
QVariant writeLines(const QStringList &lines)
{
    return lines.isEmpty() ? QVariant(QString()) : QVariant(lines);
}

QStringList readLines(const QVariant &value)
{
    QStringList lines;
    for (const QString &line : value.toStringList()) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

// A line break would begin a header of its own.
bool isHeader(const QString &line)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control && c != u'\t'; };
    return line.indexOf(u':') > 0 && std::none_of(line.begin(), line.end(), isControl);
}

void readHeaders(const QVariant &value, Settings &settings)
{
    for (const QString &line : readLines(value)) {
        if (isHeader(line))
            settings.network.headers.append(line);
    }
}

// One JSON object, host -> [user, password]: INI keys know no upper case on some systems, and no slash.
QVariant writeLogins(const Settings &settings)
{
    QJsonObject hosts;
    const QHash<QString, Login> &logins = settings.network.logins;
    for (auto login = logins.cbegin(); login != logins.cend(); ++login)
        hosts.insert(login.key(), QJsonArray{login->user, login->password});
    return hosts.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(hosts).toJson(QJsonDocument::Compact));
}

void readLogins(const QVariant &value, Settings &settings)
{
    const QJsonObject hosts = QJsonDocument::fromJson(text(value).toUtf8()).object();
    for (auto host = hosts.constBegin(); host != hosts.constEnd(); ++host) {
        const QJsonArray pair = host.value().toArray();
        const bool isLogin = !host.key().isEmpty() && pair.size() == 2 && pair[0].isString() && pair[1].isString();
        if (isLogin)
            settings.network.logins.insert(host.key(), {.user = pair[0].toString(), .password = pair[1].toString()});
    }
}

// No least score is written as nothing, since 0 is one.
QVariant writeMinScore(const Settings &settings)
{
    const std::optional<int> &score = settings.download.listing.minScore;
    return score ? QVariant(*score) : QVariant(QString());
}

void readMinScore(const QVariant &value, Settings &settings)
{
    bool isNumber = false;
    const int score = value.toString().toInt(&isNumber);
    if (isNumber)
        settings.download.listing.minScore = score;
}

// NetworkSettings::connectTo is not kept: it names the ports of this one run.
constexpr auto kRows = std::to_array<Row>({
    {"download/directory",
     // The default is kept as nothing, so that it follows the person's pictures folder.
     [](const Settings &s) {
         return QVariant(s.download.directory == defaultDirectory() ? QString() : s.download.directory);
     },
     readDirectory},
    {"download/types", [](const Settings &s) { return QVariant(s.download.types.toString()); }, readTypes},
    {"download/on-conflict", [](const Settings &s) { return QVariant(enumWord(s.download.onConflict)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.download.onConflict); }},
    {"download/verify", [](const Settings &s) { return QVariant(enumWord(s.download.verify)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.download.verify); }},
    {"download/damaged", [](const Settings &s) { return QVariant(enumWord(s.download.damaged)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.download.damaged); }},
    {"download/max-bytes", [](const Settings &s) { return QVariant(s.download.maxBytes); },
     [](const QVariant &v, Settings &s) {
         readNumber<qint64>(v, 0, std::numeric_limits<qint64>::max(), s.download.maxBytes);
     }},
    {"download/duplicates", [](const Settings &s) { return QVariant(enumWord(s.download.duplicates)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.download.duplicates); }},
    {"download/min-bytes", [](const Settings &s) { return QVariant(s.download.minBytes); },
     [](const QVariant &v, Settings &s) {
         readNumber<qint64>(v, 0, std::numeric_limits<qint64>::max(), s.download.minBytes);
     }},
    {"download/min-width", [](const Settings &s) { return QVariant(s.download.minWidthPx); },
     [](const QVariant &v, Settings &s) { readNumber(v, 0, kMostPixels, s.download.minWidthPx); }},
    {"download/min-height", [](const Settings &s) { return QVariant(s.download.minHeightPx); },
     [](const QVariant &v, Settings &s) { readNumber(v, 0, kMostPixels, s.download.minHeightPx); }},
    {"download/max-width", [](const Settings &s) { return QVariant(s.download.maxWidthPx); },
     [](const QVariant &v, Settings &s) { readNumber(v, 0, kMostPixels, s.download.maxWidthPx); }},
    {"download/max-height", [](const Settings &s) { return QVariant(s.download.maxHeightPx); },
     [](const QVariant &v, Settings &s) { readNumber(v, 0, kMostPixels, s.download.maxHeightPx); }},
    {"filter/max-age-days", [](const Settings &s) { return QVariant(s.download.listing.maxAgeDays); },
     [](const QVariant &v, Settings &s) { readNumber(v, 0, kMostDays, s.download.listing.maxAgeDays); }},
    {"filter/min-age-days", [](const Settings &s) { return QVariant(s.download.listing.minAgeDays); },
     [](const QVariant &v, Settings &s) { readNumber(v, 0, kMostDays, s.download.listing.minAgeDays); }},
    {"filter/min-score", writeMinScore, readMinScore},
    {"filter/sensitive", [](const Settings &s) { return QVariant(s.download.listing.allowsSensitive); },
     [](const QVariant &v, Settings &s) { readBool(v, s.download.listing.allowsSensitive); }},
    {"filter/motion", [](const Settings &s) { return QVariant(enumWord(s.download.listing.motion)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.download.listing.motion); }},
    {"filter/text", [](const Settings &s) { return QVariant(s.download.listing.text); },
     [](const QVariant &v, Settings &s) { s.download.listing.text = text(v); }},
    {"filter/text-rule", [](const Settings &s) { return QVariant(enumWord(s.download.listing.textRule)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.download.listing.textRule); }},
    {"download/name", [](const Settings &s) { return QVariant(s.download.nameTemplate); }, readTemplate},
    {"download/sidecars", [](const Settings &s) { return QVariant(s.download.writesSidecars); },
     [](const QVariant &v, Settings &s) { readBool(v, s.download.writesSidecars); }},
    {"download/thumbnails", [](const Settings &s) { return QVariant(s.download.makesThumbnails); },
     [](const QVariant &v, Settings &s) { readBool(v, s.download.makesThumbnails); }},
    {"download/mark-origin", [](const Settings &s) { return QVariant(s.download.marksOrigin); },
     [](const QVariant &v, Settings &s) { readBool(v, s.download.marksOrigin); }},
    {"download/server-time", [](const Settings &s) { return QVariant(s.download.keepsServerTime); },
     [](const QVariant &v, Settings &s) { readBool(v, s.download.keepsServerTime); }},
    {"download/limit-rate", [](const Settings &s) { return QVariant(s.limitRate); },
     [](const QVariant &v, Settings &s) { readNumber<qint64>(v, 0, std::numeric_limits<qint64>::max(), s.limitRate); }},
    {"download/workers", [](const Settings &s) { return QVariant(s.workers); },
     [](const QVariant &v, Settings &s) { readNumber(v, kMinWorkers, kMaxWorkers, s.workers); }},
    {"download/per-host", [](const Settings &s) { return QVariant(s.perHost); },
     [](const QVariant &v, Settings &s) { readNumber(v, 0, kMaxWorkers, s.perHost); }},
    {"download/host-delay-ms", [](const Settings &s) { return QVariant(static_cast<qint64>(s.hostDelay.count())); },
     readHostDelay},
    {"download/retries", [](const Settings &s) { return QVariant(s.retries); },
     [](const QVariant &v, Settings &s) { readNumber(v, 0, kMostRetries, s.retries); }},
    {"network/user-agent", [](const Settings &s) { return QVariant(s.network.userAgent); },
     [](const QVariant &v, Settings &s) { s.network.userAgent = text(v); }},
    {"network/ca-certificates", [](const Settings &s) { return QVariant(s.network.caCertFile); },
     [](const QVariant &v, Settings &s) { s.network.caCertFile = text(v); }},
    {"network/connect-timeout-ms",
     [](const Settings &s) { return QVariant(static_cast<qint64>(s.network.connectTimeout.count())); },
     [](const QVariant &v, Settings &s) { readTimeout(v, s.network.connectTimeout); }},
    {"network/stall-timeout-ms",
     [](const Settings &s) { return QVariant(static_cast<qint64>(s.network.stallTimeout.count())); },
     [](const QVariant &v, Settings &s) { readTimeout(v, s.network.stallTimeout); }},
    {"network/proxy-mode", [](const Settings &s) { return QVariant(enumWord(s.network.proxyMode)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.network.proxyMode); }},
    // Kept as typed, also when it makes no sense: asking without the proxy that somebody wanted would be worse.
    {"network/proxy", [](const Settings &s) { return QVariant(s.network.proxy); },
     [](const QVariant &v, Settings &s) { s.network.proxy = text(v); }},
    {"network/proxy-exceptions", [](const Settings &s) { return writeLines(s.network.proxyExceptions); },
     [](const QVariant &v, Settings &s) { s.network.proxyExceptions = readLines(v); }},
    {"network/http2", [](const Settings &s) { return QVariant(s.network.allowsHttp2); },
     [](const QVariant &v, Settings &s) { readBool(v, s.network.allowsHttp2); }},
    {"network/referer", [](const Settings &s) { return QVariant(s.network.referer); },
     [](const QVariant &v, Settings &s) { s.network.referer = text(v); }},
    {"network/headers", [](const Settings &s) { return writeLines(s.network.headers); }, readHeaders},
    {"network/cookies", [](const Settings &s) { return QVariant(s.network.cookieFile); },
     [](const QVariant &v, Settings &s) { s.network.cookieFile = text(v); }},
    {"network/logins", writeLogins, readLogins},
    {"collect/albums", [](const Settings &s) { return QVariant(enumWord(s.albums)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.albums); }},
    {"collect/animated", [](const Settings &s) { return QVariant(enumWord(s.animated)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.animated); }},
    {"collect/limit", [](const Settings &s) { return QVariant(s.limit); },
     [](const QVariant &v, Settings &s) { readNumber(v, 0, std::numeric_limits<int>::max(), s.limit); }},
    {"collect/hold", [](const Settings &s) { return QVariant(s.holdsFound); },
     [](const QVariant &v, Settings &s) { readBool(v, s.holdsFound); }},
    {"collect/clipboard", [](const Settings &s) { return QVariant(s.watchesClipboard); },
     [](const QVariant &v, Settings &s) { readBool(v, s.watchesClipboard); }},
    {"gallery-dl/program", [](const Settings &s) { return QVariant(s.galleryDl); },
     [](const QVariant &v, Settings &s) { s.galleryDl = text(v); }},
    {"gallery-dl/own-configuration", [](const Settings &s) { return QVariant(s.usesGalleryDlConfig); },
     [](const QVariant &v, Settings &s) { readBool(v, s.usesGalleryDlConfig); }},
    {"aria2/rpc-url", [](const Settings &s) { return QVariant(s.aria2.rpcUrl); },
     [](const QVariant &v, Settings &s) { s.aria2.rpcUrl = text(v); }},
    {"aria2/secret", [](const Settings &s) { return QVariant(s.aria2.secret); },
     [](const QVariant &v, Settings &s) { s.aria2.secret = text(v); }},
    {"aria2/directory", [](const Settings &s) { return QVariant(s.aria2.directory); },
     [](const QVariant &v, Settings &s) { s.aria2.directory = text(v); }},
    {"imgur/client-id", [](const Settings &s) { return QVariant(s.clientId); },
     [](const QVariant &v, Settings &s) { s.clientId = text(v); }},
    {"imgur/api", [](const Settings &s) { return QVariant(s.imgurApi); }, readApi},
    {"window/theme", [](const Settings &s) { return QVariant(enumWord(s.theme)); },
     [](const QVariant &v, Settings &s) { readEnum(v, s.theme); }},
});

QString windowKey(const QString &key)
{
    return u"window-state/"_s + key;
}

// The file holds passwords and a Client-ID: it is nobody else's to read. QSettings writes a new file and gives it the
// permissions of the one before, so that it must be there first.
void makePrivate(const QString &file)
{
    if (!QFileInfo::exists(file)) {
        QFile created(file);
        if (!created.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return;
    }
    QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace

SettingsStore::SettingsStore(const QString &file)
    : m_settings(file, QSettings::IniFormat)
{
}

Settings SettingsStore::load() const
{
    m_settings.sync();
    Settings settings;
    for (const Row &row : kRows) {
        const QString key = QString::fromLatin1(row.key);
        if (m_settings.contains(key))
            row.read(m_settings.value(key), settings);
    }
    if (settings.download.directory.isEmpty())
        settings.download.directory = defaultDirectory();
    return settings;
}

void SettingsStore::save(const Settings &settings)
{
    makePrivate(m_settings.fileName());
    for (const Row &row : kRows)
        m_settings.setValue(QString::fromLatin1(row.key), row.write(settings));
    m_settings.sync();
}

QByteArray SettingsStore::windowState(const QString &key) const
{
    return m_settings.value(windowKey(key)).toByteArray();
}

void SettingsStore::setWindowState(const QString &key, const QByteArray &state)
{
    makePrivate(m_settings.fileName());
    m_settings.setValue(windowKey(key), state);
}

} // namespace bowerbird
