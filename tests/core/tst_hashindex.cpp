// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/hashindex.h"
#include "core/similarpictures.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <random>

using namespace bowerbird;

class HashIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatComparingAllFinds_data();
    void findsWhatComparingAllFinds();
    void findsEachBitThatDiffers();
    void keepsEqualHashesApart();
    void findsNothingWhenEmpty();
    void countsBits();
};

namespace {

struct Known
{
    quint64 hash;
    qint64 key;
};

// Random ones, copies of them, and some a few bits away from others.
std::vector<Known> someHashes(int count)
{
    std::mt19937_64 random(7);
    std::vector<Known> known;
    for (int i = 0; i < count; ++i) {
        quint64 hash = random();
        if (i % 3 == 1)
            hash = known[random() % known.size()].hash;
        if (i % 3 == 2) {
            hash = known[random() % known.size()].hash;
            for (quint64 bits = random() % 16; bits > 0; --bits)
                hash ^= 1ULL << (random() % 64);
        }
        known.push_back({hash, 1'000'000'000'000 + i});
    }
    return known;
}

std::vector<HashIndex::Match> byComparingAll(const std::vector<Known> &known, quint64 hash, int distance)
{
    std::vector<HashIndex::Match> found;
    for (const Known &one : known) {
        const int apart = std::popcount(one.hash ^ hash);
        if (apart <= distance)
            found.push_back({.key = one.key, .distance = apart});
    }
    std::ranges::sort(found, {}, [](const HashIndex::Match &match) { return std::pair(match.distance, match.key); });
    return found;
}

} // namespace

void HashIndexTest::findsWhatComparingAllFinds_data()
{
    QTest::addColumn<int>("distance");
    for (int distance = 0; distance <= HashIndex::kMostDistance; ++distance)
        QTest::addRow("%d bits", distance) << distance;
}

void HashIndexTest::findsWhatComparingAllFinds()
{
    QFETCH(int, distance);
    const std::vector<Known> known = someHashes(3'000);
    HashIndex index;
    for (const Known &one : known)
        index.add(one.hash, one.key);
    QCOMPARE(index.size(), known.size());
    qsizetype all = 0;
    for (size_t i = 0; i < known.size(); i += 7) {
        const auto found = index.near(known[i].hash, distance);
        QVERIFY(found == byComparingAll(known, known[i].hash, distance));
        all += std::ssize(found);
    }
    QVERIFY(all > 500); // there was something to be found
}

void HashIndexTest::findsEachBitThatDiffers()
{
    HashIndex index;
    constexpr quint64 kHash = 0x0123'4567'89AB'CDEFULL;
    index.add(kHash, 5);
    for (int bit = 0; bit < 64; ++bit) {
        QCOMPARE(index.near(kHash ^ (1ULL << bit), 1).size(), 1U);
        QCOMPARE(index.near(kHash ^ (1ULL << bit), 0).size(), 0U);
    }
}

void HashIndexTest::keepsEqualHashesApart()
{
    HashIndex index;
    for (const qint64 key : {9, 4, 6})
        index.add(42, key);
    const std::vector<HashIndex::Match> found = index.near(42, 4);
    QCOMPARE(found.size(), 3U);
    QCOMPARE(found.at(0).key, 4);
    QCOMPARE(found.at(2).key, 9);
}

void HashIndexTest::findsNothingWhenEmpty()
{
    HashIndex index;
    QVERIFY(index.near(0, HashIndex::kMostDistance).empty());
    index.add(0, 1);
    index.clear();
    QVERIFY(index.near(0, HashIndex::kMostDistance).empty());
}

void HashIndexTest::countsBits()
{
    std::mt19937_64 random(3);
    for (int i = 0; i < 1000; ++i) {
        const quint64 one = random();
        const quint64 other = random() & random();
        QCOMPARE(bitsApart(one, other), std::popcount(one ^ other));
    }
    QCOMPARE(bitsApart(0, ~quint64(0)), 64);
}

QTEST_APPLESS_MAIN(HashIndexTest)
#include "tst_hashindex.moc"
