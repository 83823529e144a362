// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QTest>

namespace bowerbird::architecture {

using namespace Qt::StringLiterals;

// The house rules, read from the sources; and the proof that the reader sees a breach when there is one.
class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seesBreaches_data();
    void seesBreaches();
    void seesEveryForbiddenRoom_data();
    void seesEveryForbiddenRoom();
    void letsHarmlessSourcesPass_data();
    void letsHarmlessSourcesPass();
    void countsLines();
    void everyRoomIsRead();
    void theHouseKeepsItsRules();

private:
    [[nodiscard]] Rules rules() const { return Rules(m_widgetHeaders, m_coreHeaders); }

    QSet<QString> m_widgetHeaders;
    QSet<QString> m_coreHeaders;
    QList<SourceFile> m_files;
};

namespace {

const QString kHead =
    u"// SPDX-FileCopyrightText: 2026 The Bowerbird contributors\n// SPDX-License-Identifier: MIT\n"_s;

QSet<QString> classHeaders(const QString &module)
{
    QSet<QString> headers;
    const QStringList folders = QStringLiteral(BOWERBIRD_QT_WIDGETS_DIRS).split(u'|');
    for (const QString &folder : folders) {
        const QDir modules = folder.endsWith(u"/QtWidgets") ? QDir(folder + u"/.."_s) : QDir(folder);
        const QStringList names = QDir(modules.filePath(module)).entryList({u"Q*"_s}, QDir::Files);
        headers.unite(QSet<QString>(names.begin(), names.end()));
    }
    return headers;
}

bool isSource(const QString &name)
{
    static const QStringList endings = {u".cpp"_s, u".h"_s, u".py"_s, u".sh"_s, u".cmake"_s, u"CMakeLists.txt"_s};
    return std::any_of(endings.begin(), endings.end(),
                       [&name](const QString &ending) { return name.endsWith(ending); });
}

QList<SourceFile> readSources(const QDir &root)
{
    QList<SourceFile> files;
    for (const QString &folder : {u"app"_s, u"tests"_s}) {
        QDirIterator names(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (names.hasNext()) {
            QFile file(names.next());
            if (isSource(file.fileName()) && file.open(QIODevice::ReadOnly))
                files << SourceFile{.path = root.relativeFilePath(file.fileName()),
                                    .text = QString::fromUtf8(file.readAll())};
        }
    }
    return files;
}

} // namespace

void TestLayers::initTestCase()
{
    m_widgetHeaders = classHeaders(u"QtWidgets"_s);
    m_coreHeaders = classHeaders(u"QtCore"_s);
    QVERIFY2(m_widgetHeaders.contains(u"QWidget"_s), "Qt's widget headers were not found");
    QVERIFY2(m_coreHeaders.contains(u"QString"_s), "Qt's core headers were not found");
    m_files = readSources(QDir(QStringLiteral(BOWERBIRD_SOURCE_DIR)));
}

void TestLayers::seesBreaches_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("breach"); // the whole list of breaches, line 3 being the first of the code
    const auto row = [](const char *name, const QString &path, const QString &code, const QString &breach) {
        QTest::newRow(name) << path << code << QString(path + u':' + breach);
    };
    const QString core = u"app/core/x.cpp"_s;
    const QString engine = u"app/engine/x.h"_s;
    const QString top = u"app/main.cpp"_s;
    row("upwards", core, u"#include \"ui/mainwindow.h\"\n"_s, u"3: core includes ui"_s);
    row("in angle brackets", core, u"#include <ui/mainwindow.h>\n"_s, u"3: core includes ui"_s);
    row("with odd spaces", core, u"\n  #  include  \"engine/x.h\" // why not\n"_s, u"4: core includes engine"_s);
    row("behind a string", core, u"auto a = \"//\"; auto b = 1'000;\n#include \"ui/x.h\"\n"_s,
        u"4: core includes ui"_s);
    row("own room in angle brackets", core, u"#include <core/x.h>\n"_s, u"3: own file in angle brackets: core/x.h"_s);
    row("without a room", engine, u"#include \"jobqueue.h\"\n"_s, u"3: include without its room: jobqueue.h"_s);
    row("top level from a room", engine, u"#include \"appcontext.h\"\n"_s,
        u"3: include without its room: appcontext.h"_s);
    row("by a detour", engine, u"#include \"../ui/x.h\"\n"_s, u"3: include by a relative path: ../ui/x.h"_s);
    row("room nobody knows", u"app/attic/x.h"_s, QString(), u"1: unknown room attic"_s);
    row("widget in engine", engine, u"#include <QWidget>\n"_s, u"3: widgets outside of ui: QWidget"_s);
    row("widget by its module", engine, u"#include <QtWidgets/QMenu>\n"_s,
        u"3: widgets outside of ui: QtWidgets/QMenu"_s);
    row("widgets at once", engine, u"#include <QtWidgets>\n"_s, u"3: widgets outside of ui: QtWidgets"_s);
    row("picture in core", core, u"#include <QImage>\n"_s, u"3: more than Qt Core in core: QImage"_s);
    row("QObject in core", core, u"class A {\n    Q_OBJECT\n};\n"_s, u"4: QObject in core"_s);
    row("settings", u"app/ui/x.cpp"_s, u"QSettings settings;\n"_s, u"3: QSettings outside of store"_s);
    row("message box", u"app/console/x.cpp"_s, u"QMessageBox::about(0, {}, {});\n"_s,
        u"3: QMessageBox outside of ui"_s);
    row("processEvents", top, u"QCoreApplication::processEvents();\n"_s, u"3: processEvents"_s);
    row("event loop", u"app/ui/x.cpp"_s, u"\nQEventLoop loop;\n"_s, u"4: nested event loop"_s);
    row("blocking connection", engine, u"Qt::BlockingQueuedConnection\n"_s, u"3: BlockingQueuedConnection"_s);
    row("thread", engine, u"class Worker : public QThread\n{\n};\n"_s, u"3: subclass of QThread"_s);
    row("thread in disguise", engine, u"struct Worker final\n    : QThread\n{\n};\n"_s, u"4: subclass of QThread"_s);
    row("global pool", engine, u"QThreadPool::globalInstance()->start(f);\n"_s, u"3: global thread pool"_s);
    row("TLS errors", u"app/sources/x.cpp"_s, u"reply->ignoreSslErrors();\n"_s, u"3: ignoreSslErrors"_s);
    row("TLS peer", u"app/transfer/x.cpp"_s, u"curl_easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 0L);\n"_s,
        u"3: certificate verification turned off"_s);
    row("TLS host", u"app/transfer/x.cpp"_s, u"set(CURLOPT_SSL_VERIFYHOST,\n 0);\n"_s,
        u"3: certificate verification turned off"_s);
    row("note", core, QString(u"// TO"_s + u"DO: more\n"_s), u"3: note of unfinished work"_s);
    row("note in a build file", u"app/ui/CMakeLists.txt"_s, QString(u"# FIX"_s + u"ME\n"_s),
        u"3: note of unfinished work"_s);
    row("link", u"app/media/CMakeLists.txt"_s, u"target_link_libraries(bowerbird_media\n    bowerbird_store)\n"_s,
        u"4: media links store"_s);
}

void TestLayers::seesBreaches()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    QFETCH(QString, breach);
    QString head = kHead;
    if (path.endsWith(u".txt"))
        head.replace(u"//"_s, u"#"_s);
    QCOMPARE(rules().breaches({.path = path, .text = head + code}), QStringList{breach});
}

void TestLayers::seesEveryForbiddenRoom_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isAllowed");
    // The table of the design, written once more: rules.cpp and this must change together.
    const QStringList arrows = {
        u"transfer core"_s, u"media core"_s,     u"store core"_s,    u"sample core"_s,      u"sources core"_s,
        u"handoff core"_s,  u"engine core"_s,    u"engine media"_s,  u"engine store"_s,     u"engine transfer"_s,
        u"console core"_s,  u"console engine"_s, u"console media"_s, u"console store"_s,    u"console sources"_s,
        u"ui core"_s,       u"ui engine"_s,      u"ui media"_s,      u"ui store"_s,         u"ui sources"_s,
        u"desktop core"_s,  u"desktop engine"_s, u"exchange core"_s, u"console exchange"_s, u"ui exchange"_s,
    };
    for (const QString &from : Rules::rooms()) {
        for (const QString &to : Rules::rooms()) {
            const QString arrow = from + u' ' + to;
            QTest::newRow(qPrintable(arrow)) << from << to << (from == to || arrows.contains(arrow));
        }
    }
}

void TestLayers::seesEveryForbiddenRoom()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const QString path = u"app/"_s + from + u"/x.cpp"_s;
    const QString code = kHead + u"#include \""_s + to + u"/y.h\"\n"_s;
    const QStringList breaches = rules().breaches({.path = path, .text = code});
    QTEST(breaches.isEmpty(), "isAllowed");
    QVERIFY2(rules().breaches({.path = u"app/main.cpp"_s, .text = code}).isEmpty(), "The top level may include all");
}

void TestLayers::letsHarmlessSourcesPass_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::newRow("words in comments")
        << u"app/engine/x.cpp"_s
        << QString(kHead + u"// no processEvents, no QEventLoop\n/* #include \"ui/x.h\"\n*/\n"_s);
    QTest::newRow("words in strings")
        << u"app/engine/x.cpp"_s
        << QString(kHead + u"auto a = \"QSettings \\\" \"; auto b = R\"x(QEventLoop)\" )x\";\n"_s);
    QTest::newRow("longer words") << u"app/engine/x.cpp"_s
                                  << QString(kHead + u"QEventLoopLocker a; QThread::currentThread();\n"_s);
    QTest::newRow("characters") << u"app/engine/x.cpp"_s
                                << QString(kHead + u"char a = '\"'; char16_t b = u'\\''; // \"\n"_s);
    QTest::newRow("libraries") << u"app/transfer/x.cpp"_s
                               << QString(kHead + u"#include <curl/curl.h>\n#include <vector>\n"_s);
    QTest::newRow("verified") << u"app/transfer/x.cpp"_s << QString(kHead + u"set(CURLOPT_SSL_VERIFYPEER, 1L);\n"_s);
    QTest::newRow("conditional type") << u"app/ui/x.cpp"_s
                                      << QString(kHead + u"a ? b : QThread::idealThreadCount();\n"_s);
    QTest::newRow("moc") << u"app/ui/x.cpp"_s << QString(kHead + u"#include \"x.moc\"\n"_s);
    QTest::newRow("widget in ui") << u"app/ui/x.cpp"_s
                                  << QString(kHead + u"#include <QMessageBox>\nQMessageBox a;\n"_s);
    QTest::newRow("application") << u"app/main.cpp"_s
                                 << QString(kHead + u"#include <QApplication>\n#include \"appcontext.h\"\n"_s);
    QTest::newRow("settings in store") << u"app/store/x.h"_s
                                       << QString(kHead + u"#include <QSettings>\nQSettings a;\n"_s);
    QTest::newRow("tests may do more") << u"tests/ui/x.cpp"_s
                                       << QString(kHead + u"#include \"x.h\"\nQEventLoop loop;\n"_s);
    QTest::newRow("script") << u"tests/x.sh"_s
                            << u"#!/bin/sh\n# SPDX-FileCopyrightText: 2026 X\n# SPDX-License-Identifier: MIT\n"_s;
}

void TestLayers::letsHarmlessSourcesPass()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QCOMPARE(rules().breaches({.path = path, .text = text}), QStringList());
}

void TestLayers::countsLines()
{
    const QString path = u"app/ui/x.cpp"_s;
    QCOMPARE(rules().breaches({.path = path, .text = kHead + u"\n"_s.repeated(598)}), QStringList());
    QCOMPARE(rules().breaches({.path = path, .text = kHead + u"\n"_s.repeated(599)}),
             QStringList{u"app/ui/x.cpp:601: 601 lines, more than 600"_s});
    for (const QString &text : {QString(), u"// SPDX-License-Identifier: MIT\n"_s, QString(u"\n\n\n\n"_s + kHead)})
        QCOMPARE(rules().breaches({.path = u"tests/x.h"_s, .text = text}),
                 QStringList{u"tests/x.h:1: no SPDX lines"_s});
}

void TestLayers::everyRoomIsRead()
{
    QMap<QString, int> files;
    for (const SourceFile &file : m_files)
        ++files[file.path.section(u'/', 0, 1)];
    const QDir app(QDir(QStringLiteral(BOWERBIRD_SOURCE_DIR)).filePath(u"app"_s));
    int rooms = 0;
    for (const QString &room : app.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const bool isEmpty = QDir(app.filePath(room)).isEmpty();
        QVERIFY2(isEmpty || files.value(u"app/"_s + room) > 0, qPrintable(room));
        rooms += isEmpty ? 0 : 1;
    }
    QVERIFY(rooms >= 5);
    QVERIFY(files.value(u"tests/architecture"_s) >= 5);
}

void TestLayers::theHouseKeepsItsRules()
{
    QStringList breaches;
    const Rules house = rules();
    for (const SourceFile &file : m_files)
        breaches << house.breaches(file);
    QVERIFY2(breaches.isEmpty(), qPrintable(u'\n' + breaches.join(u'\n')));
}

} // namespace bowerbird::architecture

QTEST_GUILESS_MAIN(bowerbird::architecture::TestLayers)
#include "tst_layers.moc"
