// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "program.h"

#include "exchange/gallerydlarchive.h"
#include "store/library.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// Archives that the real gallery-dl writes, and what the program downloads once it knows them.
class TestCliArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(u"gallery-dl"_s).isEmpty(),
                 "gallery-dl is not installed; packaging/test.sh installs it");
    }

    // Links that both take themselves; the last one is not in the archive.
    void downloadsNoDirectLinkAgain()
    {
        const QStringList links{m_server.url("/k53.jpg"), m_server.url("/a/%C3%A4%20b.PNG?size=1"),
                                m_server.url("/a/k54.jpg"), m_server.url("/new.jpg")};
        galleryDl(links.first(3));
        import();
        const Ran ran = m_program->run(QStringList{u"--json"_s} + links);
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(reasons(ran),
                 (QStringList{u"already-downloaded"_s, u"already-downloaded"_s, u"already-downloaded"_s}));
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), 1);
        QCOMPARE(m_program->imageNames(), QStringList{u"new.png"_s}); // by its real type
    }

    // What one of its extractors lists and calls in its own way: {imageurl} of a page, which no link is equal to.
    void downloadsNothingAgainThatGalleryDlLists()
    {
        const QString page = u"generic:http://pages.example/page?id=1"_s; // this extractor knows no ports
        m_program->environment.insert(u"http_proxy"_s, m_server.url(""));
        galleryDl({page});
        import();
        const Ran ran = m_program->run({u"--json"_s, u"gallery-dl:"_s + page});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(ran.event(u"collection"_s)[u"found"_s].toInt(), 2);
        QCOMPARE(ran.events(u"found"_s).first()[u"source"_s].toString(), u"gallery-dl:generic"_s);
        QCOMPARE(reasons(ran), (QStringList{u"already-downloaded"_s, u"already-downloaded"_s}));
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), 0);
        QVERIFY(m_program->imageNames().isEmpty());
    }

    void init()
    {
        m_program = std::make_unique<Program>();
        m_server.otherwise([](const Request &request) {
            return request.target.contains("/page?")
                       ? Reply::ok("<html><title>t</title><img src='/x/one.png?v=1'><img src='/x/two.png'>")
                       : Reply::ok(pngBytes(static_cast<int>(qHash(request.target) % 1000)));
        });
    }

private:
    void galleryDl(const QStringList &links)
    {
        QProcess process;
        process.setProcessEnvironment(m_program->environment);
        process.start(u"gallery-dl"_s, QStringList{u"--config-ignore"_s, u"-D"_s, m_program->path(u"theirs"_s),
                                                   u"--download-archive"_s, archive()} +
                                           links);
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }

    // As the window does.
    void import()
    {
        QVERIFY(QDir().mkpath(m_program->path(u"profile"_s)));
        Library library;
        QVERIFY(library.open(m_program->path(u"profile/library.db"_s)));
        const auto read =
            readGalleryDlArchive(archive(), [&library](const QStringList &keys) { library.rememberArchive(keys); });
        QVERIFY2(read && read->count > 0, read ? "no entries" : qPrintable(read.error().detail));
        library.close();
    }

    [[nodiscard]] QString archive() const { return m_program->path(u"real.sqlite3"_s); }

    [[nodiscard]] static QStringList reasons(const Ran &ran)
    {
        QStringList reasons;
        for (const QJsonObject &event : ran.events(u"skipped"_s))
            reasons << event[u"reason"_s].toString();
        return reasons;
    }

    ScriptedServer m_server;
    std::unique_ptr<Program> m_program;
};

QTEST_GUILESS_MAIN(TestCliArchive)
#include "tst_cliarchive.moc"
