// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "desktop/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QVariantMap>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

const QString kPath = u"/org/freedesktop/Notifications"_s;
const QString kName = u"org.freedesktop.Notifications"_s;

} // namespace

// Stands for the desktop's service.
class Service : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        uint replaces = 0;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };

    QList<Shown> shown;
    QStringList capabilities;

public Q_SLOTS:
    QStringList GetCapabilities() const { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        shown.append({replaces, title, text, actions, hints});
        return replaces != 0 ? replaces : ++m_last;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 40;
};

// On a bus of its own, so that nobody's desktop hears of it.
class TestNotifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (program.isEmpty())
            QSKIP("dbus-daemon is not installed");
        m_bus.start(program, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_bus.waitForReadyRead());
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection desktop = QDBusConnection::connectToBus(QString::fromUtf8(address), u"desktop"_s);
        QVERIFY(desktop.registerObject(kPath, &m_service,
                                       QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(desktop.registerService(kName));
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"desktop"_s);
        m_bus.kill();
        m_bus.waitForFinished();
    }
    void init()
    {
        m_service.shown.clear();
        m_service.capabilities.clear();
    }

    void showsTitleAndText()
    {
        Notifier notifier;
        notifier.show(u"2 new images"_s, u"Birds: 2"_s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QCOMPARE(m_service.shown.first().title, u"2 new images"_s);
        QCOMPARE(m_service.shown.first().text, u"Birds: 2"_s);
        QCOMPARE(m_service.shown.first().replaces, 0U);
        QCOMPARE(m_service.shown.first().hints.value(u"desktop-entry"_s).toString(),
                 u"io.github.bowerbird.Bowerbird"_s);
    }
    void takesThePlaceOfTheEarlierUntilThatIsClosed()
    {
        Notifier notifier;
        notifier.show(u"1"_s, {});
        QTRY_COMPARE(m_service.shown.size(), 1);
        QTRY_VERIFY(notifier.shownId() != 0);
        const uint id = notifier.shownId();
        notifier.show(u"2"_s, {});
        QTRY_COMPARE(m_service.shown.size(), 2);
        QCOMPARE(m_service.shown.last().replaces, id);
        Q_EMIT m_service.NotificationClosed(id, 2);
        QTRY_COMPARE(notifier.shownId(), 0U);
        notifier.show(u"3"_s, {});
        QTRY_COMPARE(m_service.shown.size(), 3);
        QCOMPARE(m_service.shown.last().replaces, 0U);
    }
    void aClickActivates()
    {
        Notifier notifier;
        QSignalSpy activated(&notifier, &Notifier::activated);
        notifier.show(u"1"_s, {});
        QTRY_VERIFY(notifier.shownId() != 0);
        Q_EMIT m_service.ActionInvoked(notifier.shownId() + 1, u"default"_s); // another program's
        Q_EMIT m_service.ActionInvoked(notifier.shownId(), u"default"_s);
        QTRY_COMPARE(activated.size(), 1);
    }
    void marksUpNothingThatComesFromASite()
    {
        m_service.capabilities = {u"body"_s, u"body-markup"_s};
        Notifier notifier;
        QTRY_VERIFY(notifier.hasMarkup());
        notifier.show(u"1"_s, u"<b>Birds</b> & bees: 2"_s);
        QTRY_COMPARE(m_service.shown.size(), 1);
        QCOMPARE(m_service.shown.first().text, u"&lt;b&gt;Birds&lt;/b&gt; &amp; bees: 2"_s);
    }

private:
    QProcess m_bus;
    Service m_service;
};

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"
