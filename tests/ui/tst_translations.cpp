// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/translations.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    QString context;
    QString source;
    QString type;      // of the translation: empty, "unfinished", "vanished", "obsolete"
    QStringList forms; // one, or one a plural form
    bool isNumerus = false;
};

void readMessage(QXmlStreamReader &xml, Entry &entry)
{
    entry.isNumerus = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            entry.source = xml.readElementText();
        } else if (xml.name() == "numerusform"_L1) {
            entry.forms += xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            entry.type = xml.attributes().value("type"_L1).toString();
            if (!entry.isNumerus)
                entry.forms += xml.readElementText();
            else
                while (xml.readNextStartElement())
                    entry.forms += xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
}

QList<Entry> readEntries(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Entry> entries;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        if (xml.name() == "message"_L1) {
            Entry entry{.context = context};
            readMessage(xml, entry);
            entries += entry;
        }
    }
    return entries;
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%(?:L?\\d+|n)"_s);
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places += match.next().captured();
    places.sort();
    places.removeDuplicates();
    return places;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void germanIsComplete()
    {
        const QList<Entry> entries = readEntries(QStringLiteral(BOWERBIRD_TS_FILE));
        QVERIFY(entries.size() > 200);
        for (const Entry &entry : entries) {
            const QByteArray what = (entry.context + u": "_s + entry.source).toUtf8();
            QVERIFY2(entry.type.isEmpty(), what.constData());
            QCOMPARE(entry.forms.size(), entry.isNumerus ? 2 : 1);
            for (const QString &form : entry.forms)
                QVERIFY2(!form.trimmed().isEmpty(), what.constData());
        }
    }

    // "%1" and "%n" that are missing or invented would show wrong numbers. A singular form may do without its number.
    void germanHasTheSamePlaces()
    {
        for (const Entry &entry : readEntries(QStringLiteral(BOWERBIRD_TS_FILE))) {
            const QByteArray what = (entry.context + u": "_s + entry.source).toUtf8();
            QVERIFY2(placesIn(entry.forms.last()) == placesIn(entry.source), what.constData());
        }
    }

    void germanIsInTheExecutable()
    {
        QTranslator translator;
        QVERIFY(translator.load(u":/i18n/bowerbird_de.qm"_s));
        QCOMPARE(translator.translate("bowerbird::JobActions", "P&ause"), u"&Anhalten"_s);
        QCOMPARE(translator.translate("bowerbird::JobActions", "Removed %n row(s) from the list", nullptr, 1),
                 u"%n Zeile aus der Liste entfernt"_s);
        QCOMPARE(translator.translate("bowerbird::JobActions", "Removed %n row(s) from the list", nullptr, 3),
                 u"%n Zeilen aus der Liste entfernt"_s);
    }

    // The program's own words, in a language that has plural forms only.
    void countsAreAsTheLocaleHasThem()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        installTranslations(*QCoreApplication::instance());
        const auto removed = [](int count) {
            return QCoreApplication::translate("bowerbird::JobActions", "Removed %n row(s) from the list", nullptr,
                                               count);
        };
        QCOMPARE(removed(1), u"Removed 1 row from the list"_s);
        QCOMPARE(removed(4'212), u"Removed 4,212 rows from the list"_s);
        QLocale::setDefault(before);
    }

    void everyIconIsInTheExecutableAndCanBeDrawn()
    {
        int icons = 0;
        for (QDirIterator files(u":/icons"_s); files.hasNext(); ++icons)
            QVERIFY2(QSvgRenderer(files.next()).isValid(), qPrintable(files.filePath()));
        QVERIFY(icons > 30);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
