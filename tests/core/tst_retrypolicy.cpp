// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/retrypolicy.h"

#include <QTest>

namespace bowerbird {

using namespace std::chrono_literals;
using enum FailureReason;
using Delay = std::optional<std::chrono::milliseconds>;

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEachReasonItsRetries_data();
    void givesEachReasonItsRetries();
    void everyReasonIsDecided();
    void permanentFailuresAreNeverRetried();
    void backsOffExponentially();
    void jitterSpreadsOverTheWholeDelay();
    void startsFromTheGivenDelay();
    void ownRandomnessStaysInRangeToo();
    void obeysRetryAfter();
    void capsRetryAfter();
    void retryAfterDoesNotOverruleTheCount();
    void looksAgainAtOnceAtBadBytes();
    void countsOnlyFailuresOfTheSameKind();
    void zeroRetriesMeansOneAttempt();
};

namespace {

// Attempts that are followed by another one, when all fail alike.
int retriesGiven(const RetryPolicy &policy, const Failure &failure)
{
    int given = 0;
    while (given < 100 && policy.delayAfter(failure, given + 1))
        ++given;
    return given;
}

RetryPolicy policyWith(double random, int retries = 4)
{
    return RetryPolicy(retries, [random] { return random; });
}

} // namespace

void TestRetryPolicy::givesEachReasonItsRetries_data()
{
    QTest::addColumn<FailureReason>("reason");
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<int>("retries"); // of nine allowed
    QTest::newRow("unsupported link") << UnsupportedLink << 0 << 0;
    QTest::newRow("no client id") << NoClientId << 0 << 0;
    QTest::newRow("name look-up") << Dns << 0 << 2;
    QTest::newRow("refused") << Refused << 0 << 9;
    QTest::newRow("connection lost") << ConnectionLost << 0 << 9;
    QTest::newRow("timeout") << Timeout << 0 << 9;
    QTest::newRow("stalled") << Stalled << 0 << 9;
    QTest::newRow("handshake broke off") << Tls << 0 << 9;
    QTest::newRow("proxy") << Proxy << 502 << 9;
    QTest::newRow("proxy wants a login") << Proxy << 407 << 0;
    QTest::newRow("not found") << NotFound << 404 << 0;
    QTest::newRow("forbidden") << Forbidden << 403 << 0;
    QTest::newRow("rate limited") << RateLimited << 429 << 9;
    QTest::newRow("500") << ServerError << 500 << 9;
    QTest::newRow("501") << ServerError << 501 << 0;
    QTest::newRow("503") << ServerError << 503 << 9;
    QTest::newRow("505") << ServerError << 505 << 0;
    QTest::newRow("400") << HttpError << 400 << 0;
    QTest::newRow("408") << HttpError << 408 << 9;
    QTest::newRow("425") << HttpError << 425 << 9;
    QTest::newRow("bad redirect") << BadRedirect << 302 << 0;
    QTest::newRow("bad answer") << BadAnswer << 200 << 1;
    QTest::newRow("truncated") << Truncated << 200 << 9;
    QTest::newRow("bad range") << BadRange << 206 << 9;
    QTest::newRow("empty") << Empty << 200 << 1;
    QTest::newRow("not an image") << NotAnImage << 200 << 0;
    QTest::newRow("corrupt image") << CorruptImage << 200 << 1;
    QTest::newRow("placeholder") << Placeholder << 200 << 0;
    QTest::newRow("too large") << TooLarge << 200 << 0;
    QTest::newRow("disk full") << DiskFull << 0 << 0;
    QTest::newRow("not writable") << NotWritable << 0 << 0;
    QTest::newRow("api error") << ApiError << 200 << 0;
    QTest::newRow("internal") << Internal << 0 << 0;
}

void TestRetryPolicy::givesEachReasonItsRetries()
{
    QFETCH(FailureReason, reason);
    QFETCH(int, httpStatus);
    QTEST(retriesGiven(policyWith(0.5, 9), {.reason = reason, .httpStatus = httpStatus}), "retries");
}

void TestRetryPolicy::everyReasonIsDecided()
{
    for (int i = 0; i < kFailureReasonCount; ++i)
        QVERIFY(mostRetries({.reason = static_cast<FailureReason>(i)}) >= 0);
}

void TestRetryPolicy::permanentFailuresAreNeverRetried()
{
    for (int i = 0; i < kFailureReasonCount; ++i) {
        const Failure failure{.reason = static_cast<FailureReason>(i), .retryAfter = 1s, .isPermanent = true};
        QCOMPARE(mostRetries(failure), 0);
        QCOMPARE(retriesGiven(policyWith(0.5), failure), 0);
    }
}

void TestRetryPolicy::backsOffExponentially()
{
    const RetryPolicy policy = policyWith(0.5, 100);
    const Failure failure{.reason = Timeout};
    const QList<std::chrono::milliseconds> halves = {500ms, 1s, 2s, 4s, 8s, 16s, 30s, 30s, 30s};
    for (qsizetype i = 0; i < halves.size(); ++i)
        QCOMPARE(policy.delayAfter(failure, static_cast<int>(i) + 1), Delay(halves.at(i)));
    QCOMPARE(policy.delayAfter(failure, 64), Delay(30s));
}

void TestRetryPolicy::jitterSpreadsOverTheWholeDelay()
{
    const Failure failure{.reason = ConnectionLost};
    QCOMPARE(policyWith(0).delayAfter(failure, 2), Delay(0s));
    QCOMPARE(policyWith(0.5).delayAfter(failure, 2), Delay(1s));
    const Delay longest = policyWith(0.999999).delayAfter(failure, 2);
    QVERIFY(longest && *longest > 1990ms && *longest < 2s);
}

void TestRetryPolicy::ownRandomnessStaysInRangeToo()
{
    const RetryPolicy policy(4);
    for (int i = 0; i < 200; ++i) {
        const Delay delay = policy.delayAfter({.reason = Timeout}, 1);
        QVERIFY(delay && *delay >= 0ms && *delay < 1s);
    }
}

void TestRetryPolicy::startsFromTheGivenDelay()
{
    const RetryPolicy policy(4, [] { return 0.5; }, 20ms);
    QCOMPARE(policy.delayAfter({.reason = Timeout}, 1), Delay(10ms));
    QCOMPARE(policy.delayAfter({.reason = Timeout}, 3), Delay(40ms));
}

void TestRetryPolicy::obeysRetryAfter()
{
    const Failure failure{.reason = RateLimited, .httpStatus = 429, .retryAfter = 90s};
    QCOMPARE(policyWith(0.5).delayAfter(failure, 1), Delay(90s));
    QCOMPARE(policyWith(0.5).delayAfter(failure, 4), Delay(90s));
    QCOMPARE(policyWith(0.5).delayAfter({.reason = ServerError, .httpStatus = 503, .retryAfter = 0s}, 1), Delay(0s));
}

void TestRetryPolicy::capsRetryAfter()
{
    const Failure never{.reason = RateLimited, .httpStatus = 429, .retryAfter = 24h * 365 * 300};
    QCOMPARE(policyWith(0.5).delayAfter(never, 1), Delay(6h));
    const Failure past{.reason = RateLimited, .httpStatus = 429, .retryAfter = -5s};
    QCOMPARE(policyWith(0.5).delayAfter(past, 1), Delay(0s));
}

void TestRetryPolicy::retryAfterDoesNotOverruleTheCount()
{
    QVERIFY(!policyWith(0.5).delayAfter({.reason = RateLimited, .httpStatus = 429, .retryAfter = 1s}, 5));
    QVERIFY(!policyWith(0.5).delayAfter({.reason = NotFound, .httpStatus = 404, .retryAfter = 1s}, 1));
    // A shortage of our own that is known to pass.
    QCOMPARE(policyWith(0.5).delayAfter({.reason = Internal, .retryAfter = 1s}, 1), Delay(1s));
    QVERIFY(!policyWith(0.5).delayAfter({.reason = Internal, .retryAfter = 1s}, 5));
}

void TestRetryPolicy::looksAgainAtOnceAtBadBytes()
{
    for (const FailureReason reason : {BadAnswer, Empty, CorruptImage, BadRange})
        QCOMPARE(policyWith(0.5).delayAfter({.reason = reason}, 1), Delay(0ms));
    QVERIFY(*policyWith(0.5).delayAfter({.reason = Truncated}, 1) > 0ms);
}

void TestRetryPolicy::countsOnlyFailuresOfTheSameKind()
{
    const RetryPolicy policy = policyWith(0.5, 4);
    // The third attempt in all, but the first whose picture is damaged.
    QCOMPARE(policy.delayAfter({.reason = CorruptImage}, 3, 0), Delay(0ms));
    QVERIFY(!policy.delayAfter({.reason = CorruptImage}, 3, 1));
    QVERIFY(policy.delayAfter({.reason = Dns}, 3, 1));
    QVERIFY(!policy.delayAfter({.reason = Dns}, 3, 2));
    QVERIFY2(!policy.delayAfter({.reason = CorruptImage}, 5, 0), "The count in all holds for every kind");
}

void TestRetryPolicy::zeroRetriesMeansOneAttempt()
{
    for (int i = 0; i < kFailureReasonCount; ++i)
        QCOMPARE(retriesGiven(policyWith(0.5, 0), {.reason = static_cast<FailureReason>(i)}), 0);
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestRetryPolicy)
#include "tst_retrypolicy.moc"
