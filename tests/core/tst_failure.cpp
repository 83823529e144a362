// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/failure.h"

#include "core/savedfile.h"

#include <QSet>
#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

class TestFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReasonHasItsSpelling_data();
    void everyReasonHasItsSpelling();
    void theListOfReasonsIsComplete();
    void unknownNamesAreNoReason();
    void failCarriesWhatItWasGiven();
    void namesOfSavedFilesAreAsInTheEvents();
};

void TestFailure::everyReasonHasItsSpelling_data()
{
    QTest::addColumn<FailureReason>("reason");
    QTest::addColumn<QString>("name");
    using enum FailureReason;
    const QList<std::pair<FailureReason, QString>> contract = {
        {UnsupportedLink, u"unsupported-link"_s},
        {NoClientId, u"no-client-id"_s},
        {Dns, u"dns"_s},
        {Refused, u"refused"_s},
        {ConnectionLost, u"connection-lost"_s},
        {Timeout, u"timeout"_s},
        {Stalled, u"stalled"_s},
        {Tls, u"tls"_s},
        {Proxy, u"proxy"_s},
        {NotFound, u"not-found"_s},
        {Forbidden, u"forbidden"_s},
        {RateLimited, u"rate-limited"_s},
        {ServerError, u"server-error"_s},
        {HttpError, u"http-error"_s},
        {BadRedirect, u"bad-redirect"_s},
        {BadAnswer, u"bad-answer"_s},
        {Truncated, u"truncated"_s},
        {BadRange, u"bad-range"_s},
        {Empty, u"empty"_s},
        {NotAnImage, u"not-an-image"_s},
        {CorruptImage, u"corrupt-image"_s},
        {Placeholder, u"placeholder"_s},
        {TooLarge, u"too-large"_s},
        {DiskFull, u"disk-full"_s},
        {NotWritable, u"not-writable"_s},
        {ApiError, u"api-error"_s},
        {Internal, u"internal"_s},
    };
    QCOMPARE(contract.size(), kFailureReasonCount);
    for (const auto &[reason, name] : contract)
        QTest::newRow(qPrintable(name)) << reason << name;
}

void TestFailure::everyReasonHasItsSpelling()
{
    QFETCH(FailureReason, reason);
    QFETCH(QString, name);
    QCOMPARE(reasonName(reason), name);
    QCOMPARE(reasonFromName(name), std::optional(reason));
}

void TestFailure::theListOfReasonsIsComplete()
{
    QSet<QString> names;
    for (int i = 0; i < kFailureReasonCount; ++i)
        names.insert(reasonName(static_cast<FailureReason>(i)));
    QCOMPARE(names.size(), kFailureReasonCount);
    QVERIFY(!names.contains(QString()));
}

void TestFailure::unknownNamesAreNoReason()
{
    for (const QString &name : {u""_s, u"DNS"_s, u"dns "_s, u"server"_s, u"server-errors"_s})
        QVERIFY2(!reasonFromName(name), qPrintable(name));
}

void TestFailure::failCarriesWhatItWasGiven()
{
    const Result<int> result = fail(FailureReason::NotFound, u"gone"_s, 404);
    QVERIFY(!result);
    QCOMPARE(result.error(), (Failure{.reason = FailureReason::NotFound, .httpStatus = 404, .detail = u"gone"_s}));
    QVERIFY(!result.error().isPermanent);
    QVERIFY(!result.error().retryAfter);
}

void TestFailure::namesOfSavedFilesAreAsInTheEvents()
{
    QCOMPARE(verificationName(Verification::None), QString());
    QCOMPARE(verificationName(Verification::Signature), u"signature"_s);
    QCOMPARE(verificationName(Verification::Structure), u"structure"_s);
    QCOMPARE(verificationName(Verification::Decoded), u"decoded"_s);
    QCOMPARE(warningName(Warning::None), QString());
    QCOMPARE(warningName(Warning::DamagedAtSource), u"damaged-at-source"_s);
    QCOMPARE(warningName(Warning::CutOffAtSource), u"cut-off-at-source"_s);
    QCOMPARE(warningName(Warning::TooLargeToPreview), u"too-large-to-preview"_s);
    QCOMPARE(warningName(Warning::NotDecodableHere), u"not-decodable-here"_s);
    QCOMPARE(skipReasonName(SkipReason::AlreadyDownloaded), u"already-downloaded"_s);
    QCOMPARE(skipReasonName(SkipReason::Duplicate), u"duplicate"_s);
    QCOMPARE(skipReasonName(SkipReason::Exists), u"exists"_s);
    QCOMPARE(skipReasonName(SkipReason::Filtered), u"filtered"_s);
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestFailure)
#include "tst_failure.moc"
