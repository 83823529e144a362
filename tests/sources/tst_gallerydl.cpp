// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlrun.h"
#include "support/scriptedserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <unistd.h>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Links listed by gallery-dl: by scripts that behave as it can behave.
class TestGalleryDl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAsItsOutputSays_data();
    void endsAsItsOutputSays();
    void callsItWithoutAShellOrSecrets();
    void usesItsOwnConfigurationWhenAsked();
    void readsLineByLineWhileItRuns();
    void tellsAnErrorBehindTheFirstFile_data();
    void tellsAnErrorBehindTheFirstFile();
    void tellsAnErrorBehindALink();
    void asksOnceMoreWhenLinesSayNothing();
    void resolvesQueuesOnceAndInOrder();
    void endsWithinBoundsWhenQueuesGoOnForEver();
    void goesOnWhenANestedLinkFails();
    void asksForNoMoreThanTheLimit();
    void showsThatItWaits();
    void givesUpOnSilence();
    void asksASilentOneOnce();
    void killsItsChildrenToo_data();
    void killsItsChildrenToo();
    void refusesWhatItMustNotBeGiven_data();
    void refusesWhatItMustNotBeGiven();
    void asksForTheVersionOnce();
};

void TestGalleryDl::endsAsItsOutputSays_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("found");
    QTest::addColumn<QString>("failure"); // "" = none
    QTest::addColumn<QString>("detail");  // a part of it
    const auto row = [](const char *name, const QByteArray &body, int found, const QString &failure = {},
                        const QString &detail = {}) { QTest::newRow(name) << body << found << failure << detail; };
    const QByteArray two =
        json(R"([[2,{}],[3,"https://a.example/1.jpg",{}],[3,"https://a.example/2.jpg",{"num":null}]])");
    row("two files", two, 2);
    row("nothing at all", "", 0);
    row("an empty list", json("[]"), 0);
    row("an error in its output", json(R"([["HttpError","'404 Not Found' for 'https://x/'"]])"), 0, u"not-found"_s,
        u"404 Not Found"_s);
    row("files, then an error",
        json(
            R"([[3,"https://a.example/1.jpg",{}],[-1,{"error":"HttpError","message":"'429 Too Many Requests' for 'x'"}]])"),
        1, u"rate-limited"_s);
    row("cut JSON", "printf '[[3,\"https://a.example/1.jpg\",{}],[3,\"https://a'", 1, u"truncated"_s,
        u"ends in the middle"_s);
    row("garbage", "head -c 100000 /dev/urandom | tr -d '['", 0);
    row("no extractor", "echo \"[gallery-dl][error] Unsupported URL '$link'\" >&2; exit 64", 0, u"unsupported-link"_s,
        u"Unsupported URL 'https://site.example/gallery'"_s);
    row("a login", "exit 16", 0, u"forbidden"_s, u"wants a login"_s);
    row("files, but a bad end", two + "exit 4", 2, u"api-error"_s, u"exit status 4"_s);
    row("a crash", "kill -SEGV $$", 0, u"api-error"_s, u"signal 11"_s);
    row("an error in its log only", "echo '[x][error] HttpError: no such user' >&2; echo '[]'", 0, u"api-error"_s,
        u"no such user"_s);
    row("a traceback", "echo 'Traceback (most recent call last):' >&2; exit 1", 0, u"api-error"_s,
        u"without saying why"_s);
    row("one message without end", "printf '[[3,\"'; yes xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx | tr -d '\\n'", 0,
        u"too-large"_s);
    row("a log without end",
        "(while :; do echo '[x][debug] hm hm hm hm hm hm hm'; done) 2>/dev/null >&2 & sleep 0.3; kill $!\n" + two, 2);
    row("10,000 files",
        "echo '['; seq 10000 | sed 's|.*|[3,\"https://a.example/&.jpg\",{\"title\":\"t\"}],|; $ s|,$||'; echo ']'",
        10'000);
}

void TestGalleryDl::endsAsItsOutputSays()
{
    QFETCH(QByteArray, body);
    const FakeGalleryDl fake(body);
    Listened listened(listing(kLink, {.program = fake.program()}));
    QVERIFY(listened.waitForEnd());
    QCOMPARE(listened.ends, 1);
    QTEST(int(listened.urls.size()), "found");
    QTEST(listened.failure ? reasonName(listened.failure->reason) : QString(), "failure");
    QFETCH(QString, detail);
    if (listened.failure)
        QVERIFY2(listened.failure->detail.startsWith(u"gallery-dl: "_s) && listened.failure->detail.contains(detail),
                 qPrintable(listened.failure->detail));
}

void TestGalleryDl::callsItWithoutAShellOrSecrets()
{
    const FakeGalleryDl fake(
        "env > \"$here/environment\"; [ -t 0 ] || cat > \"$here/input\"; ps -o sid= -p $$ > \"$here/session\"");
    GalleryDlOptions options{.program = fake.program()};
    options.network.proxyMode = ProxyMode::Manual;
    options.network.proxy = u"http://ann:secret@proxy.example:81"_s;
    options.network.proxyExceptions = {u"a.example"_s, u".b.example"_s};
    options.network.cookieFile = u"/tmp/cookies.txt"_s;
    options.network.userAgent = u"Bird/1"_s;
    const QString link = u"https://site.example/$(touch x)?a=1&b='2';--exec"_s;
    Listened listened(listing(u"gallery-dl:"_s + link, options));
    QVERIFY(listened.waitForEnd());
    QCOMPARE(fake.calls().size(), 1);
    const QStringList call = fake.calls().first();
    QCOMPARE(call.sliced(call.size() - 2), (QStringList{u"--"_s, link}));
    QVERIFY(call.contains(u"--config-ignore"_s) && call.contains(u"--dump-json"_s));
    QCOMPARE(call.at(call.indexOf(u"--cookies"_s) + 1), u"/tmp/cookies.txt"_s);
    QVERIFY(call.contains(u"extractor.user-agent=Bird/1"_s));
    QVERIFY(!call.join(u' ').contains(u"secret"_s));
    const QByteArray environment = fake.file(u"environment"_s);
    QVERIFY(environment.contains("https_proxy=http://ann:secret@proxy.example:81"));
    QVERIFY(environment.contains("no_proxy=a.example,.b.example"));
    QCOMPARE(fake.file(u"input"_s), QByteArray());
    QVERIFY(fake.file(u"session"_s).trimmed().toInt() != getsid(0));
}

void TestGalleryDl::usesItsOwnConfigurationWhenAsked()
{
    const FakeGalleryDl fake("");
    Listened listened(listing(kLink, {.program = fake.program(), .usesOwnConfig = true}));
    QVERIFY(listened.waitForEnd());
    QVERIFY(!fake.calls().first().contains(u"--config-ignore"_s));
}

void TestGalleryDl::readsLineByLineWhileItRuns()
{
    const FakeGalleryDl fake(
        "echo '[3,\"https://a.example/1.jpg\",{}]'; while [ ! -e \"$here/go\" ]; do sleep 0.02; done\n"
        "echo '[3,\"https://a.example/2.jpg\",{}]'",
        "1.32.9");
    Listened listened(listing(kLink, {.program = fake.program()}));
    QTRY_COMPARE_WITH_TIMEOUT(listened.urls.size(), 1, 10'000); // it has not ended yet
    QCOMPARE(listened.ends, 0);
    QVERIFY(QFile(fake.path(u"go"_s)).open(QIODevice::WriteOnly));
    QVERIFY(listened.waitForEnd());
    QCOMPARE(listened.urls.size(), 2);
    QCOMPARE(fake.calls().size(), 2); // the second for what it did not tell
    QVERIFY(fake.calls().first().contains(u"output.jsonl=true"_s));
    QVERIFY(!listened.failure);
}

void TestGalleryDl::tellsAnErrorBehindTheFirstFile_data()
{
    QTest::addColumn<QByteArray>("again"); // what the other form says, from the fourth file on
    QTest::addColumn<int>("found");
    QTest::addColumn<QString>("failure");
    QTest::newRow("an error") << QByteArray(R"([[-1,{"error":"HttpError","message":"'503 Busy' for 'x'"}]])") << 3
                              << u"server-error"_s;
    QTest::newRow("it has gone on meanwhile")
        << QByteArray(R"([[2,{}],[3,"https://a.example/4.jpg",{}]])") << 4 << u""_s;
    QTest::newRow("files of before") << QByteArray(R"([[3,"https://a.example/3.jpg",{}]])") << 3 << u""_s;
    QTest::newRow("nothing") << QByteArray("[]") << 3 << u""_s;
}

// Line by line it ends well all the same.
void TestGalleryDl::tellsAnErrorBehindTheFirstFile()
{
    QFETCH(QByteArray, again);
    const FakeGalleryDl fake("case \"$*\" in *jsonl=true*) for i in 1 2 3; do echo "
                             "\"[3,\\\"https://a.example/$i.jpg\\\",{}]\"; done ;; *) " +
                                 json(again) + ";; esac",
                             "1.32.9");
    Listened listened(listing(kLink, {.program = fake.program()}));
    QVERIFY(listened.waitForEnd());
    QTEST(static_cast<int>(listened.urls.size()), "found");
    QTEST(listened.failure ? reasonName(listened.failure->reason) : QString(), "failure");
    const QList<QStringList> calls = fake.calls();
    QCOMPARE(calls.size(), 2);
    QVERIFY(!calls.first().contains(u"--range"_s));
    QCOMPARE(calls.last().at(calls.last().indexOf(u"--range"_s) + 1), u"4-"_s);
    QVERIFY(calls.last().contains(u"output.jsonl=false"_s));
}

// Before the links within it are listed, and of each of these.
void TestGalleryDl::tellsAnErrorBehindALink()
{
    const FakeGalleryDl fake(R"(case "$* " in
*jsonl=true*gallery\ ) echo '[6,"https://s.example/a",{}]' ;;
*jsonl=true*/a\ ) echo '[3,"https://s.example/1.jpg",{}]' ;;
*/a\ ) echo '[[6,"https://s.example/b",{}],[-1,{"error":"HttpError","message":"no"}]]' ;;
*) echo '[]' ;;
esac)",
                             "1.32.9");
    Listened listened(listing(kLink, {.program = fake.program()}));
    QVERIFY(listened.waitForEnd());
    QCOMPARE(listened.urls, QStringList{u"https://s.example/1.jpg"_s});
    QVERIFY(listened.failure);
    QVERIFY(listened.failure->detail.endsWith(u"(https://s.example/a)"_s));
    QStringList links;
    for (const QStringList &call : fake.calls())
        links += call.last().section(u'/', -1);
    QCOMPARE(links, QString(u"gallery gallery a a b"_s).split(u' ')); // the last one writes no lines
}

// It tells no error where it writes lines.
void TestGalleryDl::asksOnceMoreWhenLinesSayNothing()
{
    const FakeGalleryDl fake("case \"$*\" in *jsonl=true*) ;; *) echo "
                             "'[[-1,{\"error\":\"HttpError\",\"message\":\"'\"'410 Gone' for 'x'\"'\"}]]' ;; esac",
                             "1.32.9");
    Listened listened(listing(kLink, {.program = fake.program()}));
    QVERIFY(listened.waitForEnd());
    QCOMPARE(fake.calls().size(), 2);
    QVERIFY(listened.failure);
    QCOMPARE(reasonName(listened.failure->reason), u"not-found"_s);
}

void TestGalleryDl::resolvesQueuesOnceAndInOrder()
{
    const FakeGalleryDl fake(R"(case $link in
*/gallery) echo '[[6,"https://s.example/a",{}],[3,"https://s.example/0.jpg",{}],[6,"https://s.example/b",{}],[6,"https://s.example/a",{}],[6,"ftp://x",{}],[6,null,{}]]' ;;
*/a) echo '[[3,"https://s.example/a.jpg",{}],[6,"https://s.example/c",{}],[6,"https://site.example/gallery",{}]]' ;;
*/b) echo '[[3,"https://s.example/b.jpg",{}]]' ;;
*/c) echo '[[3,"https://s.example/c.jpg",{}]]' ;;
esac)");
    Listened listened(listing(kLink, {.program = fake.program()}));
    QVERIFY(listened.waitForEnd());
    QVERIFY(!listened.failure);
    QCOMPARE(listened.urls, (QStringList{u"https://s.example/0.jpg"_s, u"https://s.example/a.jpg"_s,
                                         u"https://s.example/c.jpg"_s, u"https://s.example/b.jpg"_s}));
    QCOMPARE(fake.calls().size(), 4);
    QCOMPARE(listened.left, (QMap<QString, int>{{u"unsupported"_s, 2}}));
}

void TestGalleryDl::endsWithinBoundsWhenQueuesGoOnForEver()
{
    const FakeGalleryDl fake("echo \"[[6,\\\"$link/x\\\",{}]]\"");
    Listened listened(listing(kLink, {.program = fake.program()}));
    QVERIFY(listened.waitForEnd());
    QVERIFY(!listened.failure);
    QCOMPARE(fake.calls().size(), GalleryDlCollection::kDeepest + 1);
    QCOMPARE(listened.left, (QMap<QString, int>{{u"too-deep"_s, 1}}));

    const FakeGalleryDl wide("case $link in */gallery) awk 'BEGIN { print \"[\"; for (i = 0; i < 5000; ++i) printf "
                             "\"%s[6,\\\"https://s.example/%d\\\",{}]\", i ? \",\" : \"\", i; print \"]\" }' ;; esac");
    Listened many(listing(kLink, {.program = wide.program()}));
    QTRY_COMPARE_WITH_TIMEOUT(many.left.value(u"too-deep"_s), 5000 - GalleryDlCollection::kMostNested, 10'000);
    many.collection().cancel();
}

void TestGalleryDl::goesOnWhenANestedLinkFails()
{
    const FakeGalleryDl fake(R"(case $link in
*/gallery) echo '[[6,"https://s.example/bad?token=abc",{}],[6,"https://s.example/unknown",{}],[6,"https://s.example/good",{}]]' ;;
*/bad*) echo "[[\"HttpError\",\"'403 Forbidden' for 'x'\"]]" ;;
*/unknown) exit 64 ;;
*/good) echo '[[3,"https://s.example/g.jpg",{}]]' ;;
esac)");
    Listened listened(listing(kLink, {.program = fake.program()}));
    QVERIFY(listened.waitForEnd());
    QCOMPARE(listened.urls, QStringList{u"https://s.example/g.jpg"_s});
    QVERIFY(listened.failure);
    QCOMPARE(reasonName(listened.failure->reason), u"forbidden"_s);
    QVERIFY(listened.failure->detail.endsWith(u"(https://s.example/bad?token=***)"_s));
    QCOMPARE(listened.left, (QMap<QString, int>{{u"unsupported"_s, 1}}));
}

// A listing of 20 files, every other one a video that is not wanted; five images are.
void TestGalleryDl::asksForNoMoreThanTheLimit()
{
    const FakeGalleryDl fake(
        R"(for argument in "$@"; do [ "$before" = --range ] && range=$argument; before=$argument; done
first=${range%-*}; last=${range#*-}; [ "$last" -gt 20 ] && last=20; comma=
echo '['
while [ "$first" -le "$last" ]; do
    if [ $((first % 2)) = 0 ]; then kind=mp4; else kind=jpg; fi
    echo "$comma[3,\"https://s.example/$first.$kind\",{\"extension\":\"$kind\"}]"; comma=,; first=$((first + 1))
done
echo ']')");
    Collector collector({});
    CollectorLog log(collector);
    collector.add(kLink, optionsFor(fake.program(), 5));
    QVERIFY(log.waitForIdle());
    QCOMPARE(log.urls(),
             (QStringList{u"https://s.example/1.jpg"_s, u"https://s.example/3.jpg"_s, u"https://s.example/5.jpg"_s,
                          u"https://s.example/7.jpg"_s, u"https://s.example/9.jpg"_s}));
    QVERIFY(!log.summaries.first().failure);
    QStringList ranges;
    for (const QStringList &call : fake.calls())
        ranges << call.at(call.indexOf(u"--range"_s) + 1);
    QCOMPARE(ranges, (QStringList{u"1-5"_s, u"6-15"_s}));
}

void TestGalleryDl::showsThatItWaits()
{
    const FakeGalleryDl fake(
        "echo '[x][info] Waiting for 1 seconds for https://a.example/?token=abc' >&2; sleep 1; echo '[]'");
    // Longer than it may be silent: what it says counts.
    Listened listened(listing(kLink, {.program = fake.program(), .silence = 400ms}));
    QVERIFY(listened.waitForEnd());
    QVERIFY(!listened.failure);
    QCOMPARE(listened.notices, QStringList{u"gallery-dl: Waiting for 1 seconds for https://a.example/?token=***"_s});
}

void TestGalleryDl::givesUpOnSilence()
{
    const FakeGalleryDl fake("echo $$ > \"$here/pid\"; exec sleep 60");
    Listened listened(listing(kLink, {.program = fake.program(), .silence = 500ms}));
    QVERIFY(listened.waitForEnd());
    QVERIFY(listened.failure);
    QCOMPARE(reasonName(listened.failure->reason), u"timeout"_s);
    QVERIFY2(listened.failure->detail.contains(u"said nothing for 0.5 s"_s), qPrintable(listened.failure->detail));
    QTRY_VERIFY(!isAlive(fake.file(u"pid"_s)));
}

// One that writes line by line is asked again when it has ended without a word, but not when it has hung.
void TestGalleryDl::asksASilentOneOnce()
{
    const FakeGalleryDl fake("exec sleep 60", "1.32.9");
    Listened listened(listing(kLink, {.program = fake.program(), .silence = 600ms, .quiet = 100ms}));
    QTRY_COMPARE(listened.notices,
                 QStringList{u"gallery-dl: it has said nothing for 0.1 s; after 0.6 s it is ended"_s});
    QVERIFY(listened.waitForEnd());
    QVERIFY(listened.failure);
    QCOMPARE(reasonName(listened.failure->reason), u"timeout"_s);
    QCOMPARE(fake.calls().size(), 1);
    QCOMPARE(listened.notices.size(), 1);
}

void TestGalleryDl::killsItsChildrenToo_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<bool>("isDeleted");
    QTest::newRow("cancelled") << QByteArray("wait") << false;
    QTest::newRow("deleted") << QByteArray("wait") << true;
    QTest::newRow("stubborn") << QByteArray("trap '' TERM INT HUP; wait") << false;
}

void TestGalleryDl::killsItsChildrenToo()
{
    QFETCH(QByteArray, after);
    QFETCH(bool, isDeleted);
    const FakeGalleryDl fake(
        "(trap '' TERM HUP; sleep 300 & echo $! > \"$here/grandchild\"; wait) & echo $! > \"$here/child\"\n" + after);
    {
        Listened listened(listing(kLink, {.program = fake.program()}));
        QTRY_VERIFY_WITH_TIMEOUT(!fake.file(u"grandchild"_s).isEmpty() && !fake.file(u"child"_s).isEmpty(), 10'000);
        QVERIFY(isAlive(fake.file(u"grandchild"_s)));
        if (!isDeleted) {
            QElapsedTimer clock;
            clock.start();
            listened.collection().cancel();
            QVERIFY2(clock.elapsed() < 100, "cancelling keeps the thread");
            QTRY_VERIFY(!isAlive(fake.file(u"child"_s)) && !isAlive(fake.file(u"grandchild"_s)));
            QCOMPARE(listened.ends, 0);
        }
    }
    QTRY_VERIFY(!isAlive(fake.file(u"child"_s)) && !isAlive(fake.file(u"grandchild"_s)));
}

void TestGalleryDl::refusesWhatItMustNotBeGiven_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link : {"gallery-dl:file:///etc/passwd", "gallery-dl:r:file:///etc/passwd", "gallery-dl:--help",
                             "gallery-dl:oauth:https://x.example/", "gallery-dl:", "gallery-dl:r:/etc/passwd"})
        QTest::newRow(link) << QString::fromLatin1(link);
}

void TestGalleryDl::refusesWhatItMustNotBeGiven()
{
    QFETCH(QString, link);
    const FakeGalleryDl fake("");
    Listened listened(listing(link, {.program = fake.program()}));
    QVERIFY(listened.waitForEnd());
    QVERIFY(listened.failure);
    QCOMPARE(reasonName(listened.failure->reason), u"unsupported-link"_s);
    QVERIFY(fake.calls().isEmpty());
    QVERIFY(isGalleryDlAddress(u"r:https://x.example/"_s) && isGalleryDlAddress(u"HTTPS://x.example/"_s));
}

void TestGalleryDl::asksForTheVersionOnce()
{
    const FakeGalleryDl fake("echo '[]'");
    const auto versions = std::make_shared<GalleryDlVersions>();
    for (int i = 0; i < 3; ++i) {
        Listened one(makeGalleryDlCollection(kLink, {.program = fake.program()}, versions));
        Listened other(makeGalleryDlCollection(kLink, {.program = fake.program()}, versions));
        QVERIFY(one.waitForEnd() && other.waitForEnd());
        QVERIFY(!one.failure && !other.failure);
    }
    QCOMPARE(fake.file(u"versions"_s), QByteArray("v\n"));

    const FakeGalleryDl other("", "this is another program");
    Listened listened(listing(kLink, {.program = other.program()}));
    QVERIFY(listened.waitForEnd());
    QVERIFY(listened.failure && listened.failure->detail.contains(u"does not tell its version"_s));

    Listened missing(listing(kLink, {.program = u"/nonexistent/gallery-dl"_s}));
    QVERIFY(missing.waitForEnd());
    QVERIFY(missing.failure && missing.failure->detail.contains(u"cannot be started"_s));
}

} // namespace bowerbird::test

QTEST_GUILESS_MAIN(bowerbird::test::TestGalleryDl)
#include "tst_gallerydl.moc"
