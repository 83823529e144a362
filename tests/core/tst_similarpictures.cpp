// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/similarpictures.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <random>

using namespace bowerbird;

class SimilarPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsAsComparingAllPairsDoes_data();
    void groupsAsComparingAllPairsDoes();
    void joinsAChain();
    void findsMirroredPictures();
    void leavesOutWhatIsAlone();
    void tellsHowFarItIsAndEndsWhenTold();
};

namespace {

using Groups = std::vector<std::vector<qint64>>;

Groups groupsWithin(const std::vector<HashedPicture> &pictures, int distance)
{
    return similarGroups(pictures, distance, [](double) { return true; });
}

Groups byComparingAllPairs(const std::vector<HashedPicture> &pictures, int distance)
{
    std::vector<size_t> group(pictures.size());
    std::iota(group.begin(), group.end(), size_t(0));
    for (size_t i = 0; i < pictures.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            const quint64 one = pictures[i].hash;
            const quint64 other = pictures[j].hash;
            if (std::popcount(one ^ other) <= distance || std::popcount(one ^ mirroredHash(other)) <= distance)
                std::ranges::replace(group, size_t(group[i]), size_t(group[j]));
        }
    }
    std::map<size_t, std::vector<qint64>> byGroup;
    for (size_t i = 0; i < pictures.size(); ++i)
        byGroup[group[i]].push_back(pictures[i].row);
    Groups groups;
    for (auto &[number, rows] : byGroup) {
        std::ranges::sort(rows);
        if (rows.size() > 1)
            groups.push_back(rows);
    }
    std::ranges::sort(groups);
    return groups;
}

std::vector<HashedPicture> somePictures(int count)
{
    std::mt19937_64 random(11);
    std::vector<HashedPicture> pictures;
    for (qint64 row = 1; row <= count; ++row) {
        quint64 hash = random();
        if (row % 2 == 0) {
            hash = pictures[random() % pictures.size()].hash;
            for (quint64 bits = random() % 12; bits > 0; --bits)
                hash ^= 1ULL << (random() % 64);
            if (row % 6 == 0)
                hash = mirroredHash(hash);
        }
        pictures.push_back({.row = row * 3, .hash = hash});
    }
    std::ranges::shuffle(pictures, random);
    return pictures;
}

} // namespace

void SimilarPicturesTest::groupsAsComparingAllPairsDoes_data()
{
    QTest::addColumn<int>("distance");
    for (const int distance : {0, 1, 3, 4, 6, 8, 9, 10, 12, 15})
        QTest::addRow("%d bits", distance) << distance;
}

void SimilarPicturesTest::groupsAsComparingAllPairsDoes()
{
    QFETCH(int, distance);
    const std::vector<HashedPicture> pictures = somePictures(700);
    const Groups groups = groupsWithin(pictures, distance);
    QVERIFY(!groups.empty());
    QCOMPARE(groups, byComparingAllPairs(pictures, distance));
}

void SimilarPicturesTest::joinsAChain()
{
    // The first and the last are 16 bits apart, each and the next 8.
    const std::vector<HashedPicture> chain{{1, 0x00FF'0000'0000'0000}, {2, 0}, {3, 0xFF}};
    QCOMPARE(groupsWithin(chain, 8), (Groups{{1, 2, 3}}));
    QCOMPARE(groupsWithin(chain, 7), Groups());
}

void SimilarPicturesTest::findsMirroredPictures()
{
    constexpr quint64 kHash = 0x1234'5678'9ABC'DEF0ULL;
    QCOMPARE(groupsWithin({{8, kHash}, {5, mirroredHash(kHash) ^ 1}}, 2), (Groups{{5, 8}}));
    QCOMPARE(mirroredHash(mirroredHash(kHash)), kHash);
}

void SimilarPicturesTest::leavesOutWhatIsAlone()
{
    QCOMPARE(groupsWithin({}, 10), Groups());
    QCOMPARE(groupsWithin({{1, 5}}, 10), Groups());
    QCOMPARE(groupsWithin({{1, 5}, {2, 0xFFFF'FFFF'0000'0000}, {3, 5}}, 0), (Groups{{1, 3}}));
}

void SimilarPicturesTest::tellsHowFarItIsAndEndsWhenTold()
{
    const std::vector<HashedPicture> pictures = somePictures(100);
    double last = -1;
    bool isOrdered = true;
    const auto whole = similarGroups(pictures, 8, [&](double done) {
        isOrdered = isOrdered && done > last && done < 1;
        last = done;
        return true;
    });
    QVERIFY(isOrdered);
    QVERIFY(last > 0.99);
    QVERIFY(!whole.empty());
    int asked = 0;
    QVERIFY(similarGroups(pictures, 8, [&asked](double) { return ++asked < 10; }).empty());
    QCOMPARE(asked, 10);
}

QTEST_APPLESS_MAIN(SimilarPicturesTest)
#include "tst_similarpictures.moc"
