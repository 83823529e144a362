// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/sortedchunks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>
#include <set>

using namespace bowerbird;

namespace {

// Counts what is done with it and others.
class Counted
{
public:
    Counted() = default;
    explicit Counted(int key)
        : m_key(key)
    {
    }
    Counted(Counted &&other) noexcept
        : m_key(other.m_key)
    {
        ++steps;
    }
    Counted &operator=(Counted &&other) noexcept
    {
        m_key = other.m_key;
        ++steps;
        return *this;
    }
    Counted(const Counted &) = delete;
    Counted &operator=(const Counted &) = delete;
    ~Counted() = default;

    [[nodiscard]] int key() const
    {
        ++steps;
        return m_key;
    }

    static inline qint64 steps = 0;

private:
    int m_key = 0;
};

using Numbers = SortedChunks<Counted>;

constexpr int kSlice = 500;

void insert(Numbers &numbers, const std::vector<int> &keys)
{
    std::vector<Counted> items;
    for (const int key : keys)
        items.emplace_back(key);
    numbers.insert(std::move(items));
}

std::vector<int> sequence(int first, int count)
{
    std::vector<int> keys(static_cast<size_t>(count));
    std::iota(keys.begin(), keys.end(), first);
    return keys;
}

// Slice by slice, as the last rows of a queue are moved before all others first and the way back begins with them, too.
void moveToTop(Numbers &numbers, int count)
{
    for (int first = count - kSlice; first >= 0; first -= kSlice) {
        for (int key = first; key < first + kSlice; ++key)
            (void)numbers.take(key);
        insert(numbers, sequence(first - 2 * count, kSlice));
    }
}

void moveBack(Numbers &numbers, int count)
{
    for (int first = count - kSlice; first >= 0; first -= kSlice) {
        for (int key = first; key < first + kSlice; ++key)
            (void)numbers.take(key - 2 * count);
        insert(numbers, sequence(first, kSlice));
    }
}

qint64 stepsOf(const std::function<void()> &act)
{
    const qint64 before = Counted::steps;
    act();
    return Counted::steps - before;
}

} // namespace

class TestSortedChunks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsAnyOrderOfComingAndGoing();
    void passesOverWhatIsNotThere();
    void movesFewItemsForEach_data();
    void movesFewItemsForEach();
    void takesWhatWasMovedBackInAboutAsManySteps();
};

void TestSortedChunks::keepsAnyOrderOfComingAndGoing()
{
    Numbers numbers;
    std::set<int> plain;
    std::mt19937 random(7);
    for (int round = 0; round < 4'000; ++round) {
        const int key = static_cast<int>(random() % 3'000);
        if (random() % 3 == 0) {
            const bool wasThere = plain.erase(key) > 0;
            QCOMPARE(numbers.take(key).key() == key && key != 0, wasThere && key != 0);
        } else if (plain.insert(key).second) {
            insert(numbers, {key});
        }
        if (round % 50 == 0) {
            std::vector<int> many;
            for (int i = 0; i < 300; ++i) {
                if (const int other = static_cast<int>(random() % 100'000) - 50'000; plain.insert(other).second)
                    many.push_back(other);
            }
            insert(numbers, many);
        }
        if (round % 5 == 0 && !plain.empty()) {
            QCOMPARE(numbers.takeFirst().key(), *plain.begin());
            plain.erase(plain.begin());
        }
        QCOMPARE(numbers.isEmpty(), plain.empty());
        QVERIFY(plain.empty() || numbers.first().key() == *plain.begin());
    }
    const std::vector<Counted> rest = numbers.takeAll();
    QVERIFY(std::ranges::equal(rest, plain, {}, &Counted::key));
    QVERIFY(numbers.isEmpty());
}

void TestSortedChunks::passesOverWhatIsNotThere()
{
    Numbers numbers;
    QCOMPARE(numbers.take(3).key(), 0);
    insert(numbers, {5, 9});
    QCOMPARE(numbers.take(3).key(), 0);
    QCOMPARE(numbers.take(7).key(), 0);
    QCOMPARE(numbers.take(11).key(), 0);
    QCOMPARE(numbers.take(9).key(), 9);
    QCOMPARE(numbers.takeFirst().key(), 5);
    QVERIFY(numbers.isEmpty());
}

void TestSortedChunks::movesFewItemsForEach_data()
{
    QTest::addColumn<std::function<void(Numbers &, std::vector<int>)>>("putIn");
    using Take = std::function<void(Numbers &, std::vector<int>)>;
    const Take oneByOne = [](Numbers &numbers, const std::vector<int> &keys) {
        for (const int key : keys)
            insert(numbers, {key});
    };
    QTest::newRow("behind each other") << oneByOne;
    QTest::newRow("before each other") << Take([oneByOne](Numbers &numbers, std::vector<int> keys) {
        std::ranges::reverse(keys);
        oneByOne(numbers, keys);
    });
    QTest::newRow("anywhere") << Take([oneByOne](Numbers &numbers, std::vector<int> keys) {
        std::ranges::shuffle(keys, std::mt19937(3));
        oneByOne(numbers, keys);
    });
}

void TestSortedChunks::movesFewItemsForEach()
{
    QFETCH(const std::function<void(Numbers &, std::vector<int>)>, putIn);
    constexpr int kCount = 60'000;
    Numbers numbers;
    const qint64 putInSteps = stepsOf([&] { putIn(numbers, sequence(0, kCount)); });
    const qint64 takeSteps = stepsOf([&] {
        while (!numbers.isEmpty())
            (void)numbers.takeFirst();
    });
    const qint64 most = kCount * (3 * qint64(Numbers::kMostInChunk) + qint64(std::log2(kCount)));
    QVERIFY2(putInSteps < most, qPrintable(QString::number(putInSteps)));
    QVERIFY2(takeSteps < most, qPrintable(QString::number(takeSteps)));
}

// Twice as many rows cost twice as much, and a little for finding their chunk; all of them for each slice would be four
// times as much.
void TestSortedChunks::takesWhatWasMovedBackInAboutAsManySteps()
{
    const auto steps = [](int count) {
        Numbers numbers;
        insert(numbers, sequence(0, count));
        const qint64 there = stepsOf([&] { moveToTop(numbers, count); });
        const qint64 back = stepsOf([&] { moveBack(numbers, count); });
        std::vector<Counted> all = numbers.takeAll();
        const bool isAsBefore = std::ranges::equal(all, sequence(0, count), {}, &Counted::key);
        return isAsBefore ? std::pair(there, back) : std::pair(qint64(0), qint64(0));
    };
    const auto [there, back] = steps(40'000);
    const auto [thereOfMore, backOfMore] = steps(160'000);
    QVERIFY(there > 0 && thereOfMore > 0);
    QVERIFY2(thereOfMore < 5 * there, qPrintable(QString::number(thereOfMore)));
    QVERIFY2(backOfMore < 5 * back, qPrintable(QString::number(backOfMore)));
    QVERIFY2(backOfMore < 3 * thereOfMore, qPrintable(QString::number(backOfMore)));
}

QTEST_GUILESS_MAIN(TestSortedChunks)
#include "tst_sortedchunks.moc"
