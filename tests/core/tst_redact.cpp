// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/redact.h"

#include "core/urlparts.h"

#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

class TestRedact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesSecrets_data();
    void hidesSecrets();
    void leavesHarmlessLinksAlone_data();
    void leavesHarmlessLinksAlone();
    void tellsOnlyThePublicPart_data();
    void tellsOnlyThePublicPart();
    void givesTheKeyOfAHost_data();
    void givesTheKeyOfAHost();
    void splitsUrls_data();
    void splitsUrls();
    void splitsAuthorities_data();
    void splitsAuthorities();
};

void TestRedact::hidesSecrets_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("redacted");
    QTest::newRow("user and password") << u"https://joe:hunter2@h/a.jpg"_s << u"https://***@h/a.jpg"_s;
    QTest::newRow("data") << QString(u"data:image/png;base64,"_s + QString(100'000, u'A'))
                          << QString(u"data:image/png;base64,"_s + QString(26, u'A') + u'\u2026');
    QTest::newRow("user") << u"http://joe@h:81/a.jpg"_s << u"http://***@h:81/a.jpg"_s;
    QTest::newRow("at in the password") << u"http://joe:p@ss@h/"_s << u"http://***@h/"_s;
    QTest::newRow("no scheme") << u"//joe:pw@h/"_s << u"//***@h/"_s;
    QTest::newRow("behind a word") << u"gallery-dl:r:https://joe:pw@h/?sig=a"_s
                                   << u"gallery-dl:r:https://***@h/?sig=***"_s;
    QTest::newRow("token") << u"http://h/a?token=abc"_s << u"http://h/a?token=***"_s;
    QTest::newRow("capitals") << u"http://h/a?TOKEN=abc"_s << u"http://h/a?TOKEN=***"_s;
    QTest::newRow("between others") << u"http://h/a?w=1&sig=abc&h=2"_s << u"http://h/a?w=1&sig=***&h=2"_s;
    QTest::newRow("semicolons") << u"http://h/a?w=1;key=abc;h=2"_s << u"http://h/a?w=1;key=***;h=2"_s;
    QTest::newRow("value with equals") << u"http://h/?access_token=a=b=="_s << u"http://h/?access_token=***"_s;
    QTest::newRow("encoded name") << u"http://h/?%74oken=abc"_s << u"http://h/?%74oken=***"_s;
    QTest::newRow("in the fragment") << u"http://h/#access_token=abc&x=1"_s << u"http://h/#access_token=***&x=1"_s;
    QTest::newRow("twice") << u"http://h/?sig=a&sig=b"_s << u"http://h/?sig=***&sig=***"_s;
    QTest::newRow("broken url") << u"http://joe:pw@[/?token=x y"_s << u"http://***@[/?token=***"_s;
    for (const QString &name : {u"X-Amz-Signature"_s,
                                u"X-Amz-Credential"_s,
                                u"X-Amz-Security-Token"_s,
                                u"X-Goog-Signature"_s,
                                u"AWSAccessKeyId"_s,
                                u"Signature"_s,
                                u"Key-Pair-Id"_s,
                                u"Policy"_s,
                                u"api_key"_s,
                                u"apikey"_s,
                                u"client_secret"_s,
                                u"client_id"_s,
                                u"password"_s,
                                u"passwd"_s,
                                u"pwd"_s,
                                u"auth"_s,
                                u"sessionid"_s,
                                u"sid"_s,
                                u"jwt"_s,
                                u"refresh_token"_s})
        QTest::newRow(qPrintable(name)) << QString(u"https://h/a.jpg?a=b&"_s + name + u"=s3cret"_s)
                                        << QString(u"https://h/a.jpg?a=b&"_s + name + u"=***"_s);
}

void TestRedact::hidesSecrets()
{
    QFETCH(QString, url);
    QTEST(redactedUrl(url), "redacted");
    QCOMPARE(redactedUrl(redactedUrl(url)), redactedUrl(url));
}

void TestRedact::leavesHarmlessLinksAlone_data()
{
    QTest::addColumn<QString>("url");
    for (const QString &url :
         {u"https://i.imgur.com/abcde.jpg?1"_s, u"http://h/a.jpg?w=1&h=2#3"_s, u"http://h/@joe/a.jpg"_s,
          u"http://h/?mail=a@b"_s, u"http://h/?"_s, u"http://h/#"_s, u"http://h/?token"_s, u"http://h/?token="_s,
          u"http://h/token=1"_s, u"sample:"_s, u"not a url"_s, u"http://[::1]:80/x?q=[1]"_s, u"a/b?c"_s, QString()})
        QTest::newRow(qPrintable(url)) << url;
}

void TestRedact::leavesHarmlessLinksAlone()
{
    QFETCH(QString, url);
    QCOMPARE(redactedUrl(url), url);
}

void TestRedact::tellsOnlyThePublicPart_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("told");
    QTest::newRow("plain") << u"https://h:8/a/b.jpg"_s << u"https://h:8/a/b.jpg"_s;
    QTest::newRow("all") << u"https://me:secret@h/a.jpg?token=1&w=2#f"_s << u"https://h/a.jpg"_s;
    QTest::newRow("at sign in the name") << u"http://a:b@c@h/x"_s << u"http://h/x"_s;
    QTest::newRow("at sign in the path") << u"http://h/@me/x"_s << u"http://h/@me/x"_s;
    QTest::newRow("no path") << u"http://me@h?q"_s << u"http://h"_s;
    QTest::newRow("data") << u"data:image/png;base64,AAAA"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestRedact::tellsOnlyThePublicPart()
{
    QFETCH(QString, url);
    QTEST(publicUrl(url), "told");
}

void TestRedact::givesTheKeyOfAHost_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("key");
    QTest::newRow("plain") << u"https://i.imgur.com/a.jpg"_s << u"i.imgur.com"_s;
    QTest::newRow("capitals") << u"HTTPS://I.Imgur.COM/A.jpg"_s << u"i.imgur.com"_s;
    QTest::newRow("default port") << u"https://h:443/"_s << u"h"_s;
    QTest::newRow("default port of http") << u"http://h:80"_s << u"h"_s;
    QTest::newRow("other port") << u"http://h:8080/x"_s << u"h:8080"_s;
    QTest::newRow("the other scheme's port") << u"http://h:443/"_s << u"h:443"_s;
    QTest::newRow("zeroes") << u"http://h:0080/"_s << u"h"_s;
    QTest::newRow("empty port") << u"http://h:/"_s << u"h"_s;
    QTest::newRow("user") << u"http://joe:pw@h/"_s << u"h"_s;
    QTest::newRow("trap") << u"http://good.example@evil.example/"_s << u"evil.example"_s;
    QTest::newRow("at in the path") << u"http://h/@evil"_s << u"h"_s;
    QTest::newRow("at in the query") << u"http://h?x=@evil"_s << u"h"_s;
    QTest::newRow("backslash") << u"http://h\\@evil/"_s << u"h"_s;
    QTest::newRow("IPv6") << u"http://[::1]:81/"_s << u"[::1]:81"_s;
    QTest::newRow("IPv6 without port") << u"http://[::A]/"_s << u"[::a]"_s;
    QTest::newRow("final dot") << u"http://h.example./"_s << u"h.example"_s;
    QTest::newRow("umlaut") << u"http://B\u00FCcher.example/"_s << u"xn--bcher-kva.example"_s;
    QTest::newRow("encoded") << u"http://%65xample/"_s << u"example"_s;
    QTest::newRow("no host") << u"sample:"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestRedact::givesTheKeyOfAHost()
{
    QFETCH(QString, url);
    QTEST(hostKey(url), "key");
}

void TestRedact::splitsUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("parts"); // "-" = not there
    QTest::newRow("everything") << u"s://u@h:1/p/q?a=/?b#f?#g"_s
                                << QStringList{u"s"_s, u"u@h:1"_s, u"/p/q"_s, u"a=/?b"_s, u"f?#g"_s};
    QTest::newRow("host only") << u"http://h"_s << QStringList{u"http"_s, u"h"_s, u""_s, u"-"_s, u"-"_s};
    QTest::newRow("empty pieces") << u"http://?#"_s << QStringList{u"http"_s, u""_s, u""_s, u""_s, u""_s};
    QTest::newRow("no authority") << u"sample:"_s << QStringList{u"sample"_s, u"-"_s, u""_s, u"-"_s, u"-"_s};
    QTest::newRow("relative") << u"a/b:c"_s << QStringList{u"-"_s, u"-"_s, u"a/b:c"_s, u"-"_s, u"-"_s};
    QTest::newRow("no scheme") << u"1a://h"_s << QStringList{u"-"_s, u"-"_s, u"1a://h"_s, u"-"_s, u"-"_s};
}

void TestRedact::splitsUrls()
{
    QFETCH(QString, url);
    const UrlParts parts = splitUrl(url);
    QStringList actual;
    for (const QStringView part : {parts.scheme, parts.authority, parts.path, parts.query, parts.fragment})
        actual << (part.isNull() ? u"-"_s : part.toString());
    QTEST(actual, "parts");
}

void TestRedact::splitsAuthorities_data()
{
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("all") << u"a:b@h:80"_s << QStringList{u"a:b"_s, u"h"_s, u"80"_s};
    QTest::newRow("IPv6") << u"[::1]"_s << QStringList{u"-"_s, u"[::1]"_s, u"-"_s};
    QTest::newRow("IPv6 and port") << u"[::1]:80"_s << QStringList{u"-"_s, u"[::1]"_s, u"80"_s};
    QTest::newRow("empty port") << u"h:"_s << QStringList{u"-"_s, u"h"_s, u""_s};
    QTest::newRow("empty") << u""_s << QStringList{u"-"_s, u""_s, u"-"_s};
}

void TestRedact::splitsAuthorities()
{
    QFETCH(QString, authority);
    const AuthorityParts parts = splitAuthority(authority);
    QStringList actual;
    for (const QStringView part : {parts.userInfo, parts.host, parts.port})
        actual << (part.isNull() ? u"-"_s : part.toString());
    QTEST(actual, "parts");
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestRedact)
#include "tst_redact.moc"
