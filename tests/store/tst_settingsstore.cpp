// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/filehelpers.h"
#include "store/settingsstore.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

QString picturesDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) + u"/Bowerbird"_s;
}

Settings everythingDifferent()
{
    Settings settings;
    settings.download = {.directory = u"/data/My pictures, all; 100%"_s,
                         .types = *TypeSelection::parse(u"jpeg,png"),
                         .onConflict = ConflictRule::Overwrite,
                         .verify = VerifyMode::Structure,
                         .damaged = DamagedRule::Refuse,
                         .duplicates = DuplicateRule::Link,
                         .maxBytes = 5'000'000'000,
                         .minBytes = 4'000'000'000,
                         .minWidthPx = 640,
                         .minHeightPx = 480,
                         .maxWidthPx = 7'680,
                         .maxHeightPx = 4'320,
                         .listing = {.maxAgeDays = 30,
                                     .minAgeDays = 2,
                                     .minScore = -5,
                                     .allowsSensitive = false,
                                     .motion = MotionRule::OnlyStill,
                                     .text = u"^(cat|dog), \\d+ \"x\";%"_s,
                                     .textRule = TextRule::NotMatching},
                         .nameTemplate = u"{album|title}/{index:03}, {name}.{ext}"_s,
                         .writesSidecars = true,
                         .makesThumbnails = false,
                         .marksOrigin = false,
                         .keepsServerTime = false};
    settings.network = {.userAgent = u"Tester/1.0 (\"quoted\", \u00fc)"_s,
                        .caCertFile = u"/etc/my ca.pem"_s,
                        .connectTimeout = std::chrono::milliseconds(1'234),
                        .stallTimeout = std::chrono::milliseconds(56'789),
                        .proxyMode = ProxyMode::Manual,
                        .proxy = u"socks5h://me:p%2Cw;d@proxy.example:1080"_s,
                        .proxyExceptions = {u"localhost"_s, u".intern.example"_s},
                        .allowsHttp2 = true,
                        .referer = u"https://example.com/a,b?c=d"_s,
                        .headers = {u"X-One: 1, 2; \"three\""_s, u"Accept-Language: de"_s},
                        .cookieFile = u"/home/me/my cookies, all.txt"_s,
                        .logins = {{u"example.com"_s, {u"me"_s, u"p\u00e4ss \"w0rd\\n, ;%"_s}},
                                   {u"other.example:8080"_s, {u"you"_s, QString()}}}};
    settings.limitRate = 3'000'000'000;
    settings.workers = 64;
    settings.perHost = 3;
    settings.hostDelay = std::chrono::milliseconds(750);
    settings.holdsFound = true;
    settings.watchesClipboard = true;
    settings.galleryDl = u"/opt/gallery dl, new/gallery-dl"_s;
    settings.usesGalleryDlConfig = true;
    settings.aria2 = {
        .rpcUrl = u"https://far.example:6801/jsonrpc"_s, .secret = u"s;e,c \"ret"_s, .directory = u"/srv/a, b"_s};
    settings.retries = 0;
    settings.albums = AlbumRule::Skip;
    settings.animated = AnimatedRule::Still;
    settings.limit = 17;
    settings.clientId = u"abc123"_s;
    settings.imgurApi = u"http://localhost:1/3/"_s;
    settings.theme = ColorTheme::Dark;
    return settings;
}

} // namespace

class TestSettingsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void givesDefaultsWithoutAFile();
    void keepsEveryField();
    void theDefaultFolderIsNotWrittenDown();
    void replacesNonsenseByDefaults_data();
    void replacesNonsenseByDefaults();
    void readsAListTypedWithoutQuotes();
    void readsWhatMakesSenseOfAList_data();
    void readsWhatMakesSenseOfAList();
    void keepsAListOfOne();
    void survivesAGarbageFile();
    void isReadableByItsOwnerOnly();
    void keepsTheWindowsMemory();

private:
    [[nodiscard]] QString file() const { return m_dir->filePath(u"settings.ini"_s); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSettingsStore::givesDefaultsWithoutAFile()
{
    Settings expected;
    expected.download.directory = picturesDirectory();
    QCOMPARE(SettingsStore(file()).load(), expected);
    QVERIFY(!QFile::exists(file()));
}

void TestSettingsStore::keepsEveryField()
{
    const Settings settings = everythingDifferent();
    SettingsStore(file()).save(settings);
    const Settings loaded = SettingsStore(file()).load();
    QCOMPARE(loaded.download.directory, settings.download.directory);
    QCOMPARE(loaded.download.types.toString(), settings.download.types.toString());
    QCOMPARE(loaded.network.userAgent, settings.network.userAgent);
    QCOMPARE(loaded.download, settings.download);
    QCOMPARE(loaded.network, settings.network);
    QCOMPARE(loaded, settings);
}

void TestSettingsStore::theDefaultFolderIsNotWrittenDown()
{
    SettingsStore store(file());
    store.save(store.load());
    QVERIFY(!readFile(file()).contains("Bowerbird"));
    QCOMPARE(SettingsStore(file()).load().download.directory, picturesDirectory());
}

void TestSettingsStore::replacesNonsenseByDefaults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no worker") << QByteArray("[download]\nworkers=0\n");
    QTest::newRow("too many workers") << QByteArray("[download]\nworkers=65\n");
    QTest::newRow("workers in words") << QByteArray("[download]\nworkers=many\n");
    QTest::newRow("workers past 64 bits") << QByteArray("[download]\nworkers=99999999999999999999999\n");
    QTest::newRow("workers as a fraction") << QByteArray("[download]\nworkers=8.5\n");
    QTest::newRow("per host below zero") << QByteArray("[download]\nper-host=-1\n");
    QTest::newRow("retries below zero") << QByteArray("[download]\nretries=-3\n");
    QTest::newRow("bytes below zero") << QByteArray("[download]\nmax-bytes=-5\n");
    QTest::newRow("unknown rule") << QByteArray("[download]\non-conflict=explode\n");
    QTest::newRow("unknown type") << QByteArray("[download]\ntypes=jpeg,exe\n");
    QTest::newRow("no type") << QByteArray("[download]\ntypes=\n");
    QTest::newRow("neither true nor false") << QByteArray("[download]\nthumbnails=perhaps\n");
    QTest::newRow("relative folder") << QByteArray("[download]\ndirectory=../x\n");
    QTest::newRow("no time") << QByteArray("[network]\nconnect-timeout-ms=0\n");
    QTest::newRow("too much time") << QByteArray("[network]\nstall-timeout-ms=99999999999\n");
    QTest::newRow("API elsewhere") << QByteArray("[imgur]\napi=file:///etc/\n");
    QTest::newRow("unknown proxy mode") << QByteArray("[network]\nproxy-mode=maybe\n");
    QTest::newRow("rate below zero") << QByteArray("[download]\nlimit-rate=-1\n");
    QTest::newRow("HTTP/3") << QByteArray("[network]\nhttp2=3\n");
    QTest::newRow("logins that are no JSON") << QByteArray("[network]\nlogins=me:secret\n");
    QTest::newRow("logins of another shape")
        << QByteArray("[network]\nlogins=\"{\\\"a\\\": [1, 2], \\\"b\\\": \\\"c\\\"}\"\n");
    QTest::newRow("a header without a name") << QByteArray("[network]\nheaders=: value\n");
    QTest::newRow("two headers in one") << QByteArray("[network]\nheaders=\"A: b\\r\\nHost: c\"\n");
    QTest::newRow("unknown theme") << QByteArray("[window]\ntheme=Pink\n");
    QTest::newRow("limit past int") << QByteArray("[collect]\nlimit=3000000000\n");
}

void TestSettingsStore::replacesNonsenseByDefaults()
{
    QFETCH(QByteArray, text);
    writeFile(file(), text);
    Settings expected;
    expected.download.directory = picturesDirectory();
    QCOMPARE(SettingsStore(file()).load(), expected);
}

void TestSettingsStore::readsAListTypedWithoutQuotes()
{
    writeFile(file(), "[download]\ntypes=jpeg, png\n");
    QCOMPARE(SettingsStore(file()).load().download.types, *TypeSelection::parse(u"jpeg,png"));
}

void TestSettingsStore::readsWhatMakesSenseOfAList_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nothing") << QByteArray() << QStringList();
    QTest::newRow("one") << QByteArray("localhost") << QStringList{u"localhost"_s};
    QTest::newRow("typed with holes") << QByteArray("localhost, , .a.example,")
                                      << QStringList{u"localhost"_s, u".a.example"_s};
}

void TestSettingsStore::readsWhatMakesSenseOfAList()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    writeFile(file(), "[network]\nproxy-exceptions=" + text + "\n");
    QCOMPARE(SettingsStore(file()).load().network.proxyExceptions, expected);
}

void TestSettingsStore::keepsAListOfOne()
{
    Settings settings;
    settings.network.headers = {u"Accept: image/webp, image/*"_s};
    SettingsStore(file()).save(settings);
    QCOMPARE(SettingsStore(file()).load().network.headers, settings.network.headers);
}

void TestSettingsStore::survivesAGarbageFile()
{
    QByteArray garbage;
    for (int i = 0; i < 5'000; ++i)
        garbage.append(static_cast<char>(i * 37));
    writeFile(file(), garbage);
    Settings expected;
    expected.download.directory = picturesDirectory();
    SettingsStore store(file());
    QCOMPARE(store.load(), expected);
}

void TestSettingsStore::isReadableByItsOwnerOnly()
{
    const auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    SettingsStore(file()).save(everythingDifferent());
    QCOMPARE(QFile::permissions(file()), mine);

    // Also when the file was there and open to all.
    QVERIFY(QFile::setPermissions(file(), mine | QFileDevice::ReadOther | QFileDevice::ReadGroup));
    Settings changed = everythingDifferent();
    changed.workers = 5;
    SettingsStore(file()).save(changed);
    QCOMPARE(QFile::permissions(file()), mine);
}

void TestSettingsStore::keepsTheWindowsMemory()
{
    QByteArray state;
    for (int i = 0; i < 256; ++i)
        state.append(static_cast<char>(i));
    {
        SettingsStore store(file());
        store.setWindowState(u"geometry"_s, state);
        store.setWindowState(u"table/columns"_s, "x");
        QCOMPARE(store.windowState(u"geometry"_s), state);
    }
    SettingsStore store(file());
    QCOMPARE(store.windowState(u"geometry"_s), state);
    QCOMPARE(store.windowState(u"table/columns"_s), QByteArray("x"));
    QCOMPARE(store.windowState(u"never written"_s), QByteArray());
    Settings expected;
    expected.download.directory = picturesDirectory();
    QCOMPARE(store.load(), expected);
}

QTEST_GUILESS_MAIN(TestSettingsStore)
#include "tst_settingsstore.moc"
