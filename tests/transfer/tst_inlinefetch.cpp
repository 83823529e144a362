// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/inlinefetch.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

class Memory : public ByteSink
{
public:
    [[nodiscard]] qint64 size() const override { return bytes.size(); }
    [[nodiscard]] Validator validator() const override { return {}; }
    [[nodiscard]] Result<void> begin(const ResponseHead &head) override
    {
        bytes.clear();
        total = head.totalBytes;
        return {};
    }
    [[nodiscard]] Result<void> append(std::span<const char> piece) override
    {
        bytes.append(piece.data(), static_cast<qsizetype>(piece.size()));
        return {};
    }

    QByteArray bytes = "an earlier part";
    qint64 total = -1;
};

} // namespace

class TestInlineFetch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsTheBytes_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("base64") << u"data:image/png;base64,aGFs bG8="_s << QByteArray("hallo");
        QTest::newRow("base64, encoded") << u"DATA:;base64,aGFsbG8%3D"_s << QByteArray("hallo");
        QTest::newRow("percent") << u"data:image/svg+xml;charset=utf-8,%3Csvg/%3E,"_s << QByteArray("<svg/>,");
        QTest::newRow("nothing") << u"data:,"_s << QByteArray();
    }
    void bringsTheBytes()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, bytes);
        Memory sink;
        const Result<TransferReport> report = fetchInline({.url = url, .maxBytes = 100}, sink);
        QVERIFY(report.has_value());
        QCOMPARE(sink.bytes, bytes);
        QCOMPARE(sink.total, bytes.size());
        QCOMPARE(report->received, bytes.size());
        QCOMPARE(report->finalUrl, url);
        QVERIFY(report->isEndProven);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no base64") << u"data:image/png;base64,a$b"_s << u"bad-answer"_s;
        QTest::newRow("no comma") << u"data:image/png;base64"_s << u"bad-answer"_s;
        QTest::newRow("too large") << u"data:,123456"_s << u"too-large"_s;
    }
    void refuses()
    {
        QFETCH(QString, url);
        Memory sink;
        const Result<TransferReport> report = fetchInline({.url = url, .maxBytes = 5}, sink);
        QVERIFY(!report);
        QTEST(reasonName(report.error().reason), "reason");
    }
};

QTEST_GUILESS_MAIN(TestInlineFetch)
#include "tst_inlinefetch.moc"
