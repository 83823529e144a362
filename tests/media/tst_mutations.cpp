// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/prove.h"
#include "media/samples.h"
#include "support/timefactor.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// Throws damaged files of every format at prove(): whatever arrives, it has to answer, soon and within bounds. The same
// seed gives the same files on every machine.
class MutationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersForEveryMutation_data();
    void answersForEveryMutation();

private:
    [[nodiscard]] Result<Proof> proofOf(const QByteArray &bytes) const;

    QTemporaryDir m_folder;
    qint64 m_peakBefore = 0;
};

namespace {

constexpr int kMutations = 2000;

QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
{
    const auto anywhere = [&] { return random.bounded(bytes.size()); };
    switch (random.bounded(6)) {
    case 0: // bits
        for (int i = random.bounded(1, 8); i > 0; --i) {
            const qsizetype at = anywhere();
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
        }
        break;
    case 1: // a byte of the head, where the lengths are
        bytes[random.bounded(qMin<qsizetype>(bytes.size(), 64))] = static_cast<char>(random.bounded(256));
        break;
    case 2: { // a number at its limits
        const qsizetype at = random.bounded(bytes.size() - 4);
        bytes.replace(at, 4, QByteArray(4, random.bounded(2) == 0 ? '\xFF' : '\x7F'));
        break;
    }
    case 3:
        bytes.truncate(anywhere());
        break;
    case 4: { // a part left out
        const qsizetype at = anywhere();
        bytes.remove(at, random.bounded(1, 64));
        break;
    }
    case 5: { // a part twice
        const qsizetype at = anywhere();
        bytes.insert(anywhere(), bytes.mid(at, random.bounded(1, 64)));
        break;
    }
    }
    return bytes;
}

} // namespace

Result<Proof> MutationsTest::proofOf(const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(u"mutation"_s);
    QFile file(path);
    // Not truncated first: ext4 would bring each of the files to the disk.
    if (!file.open(QIODevice::ReadWrite) || file.write(bytes) != bytes.size() || !file.resize(bytes.size()))
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    return prove({.path = path, .thumbnailEdgePx = 16});
}

void MutationsTest::initTestCase()
{
    // What libtiff and the like say of each damage is of no interest here.
    QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false\nqt.imageformats*=false"_s);
    m_peakBefore = peakMegabytes();
}

void MutationsTest::answersForEveryMutation_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ImageType>("type");
    for (const Sample &sample : allSamples({32, 24}))
        QTest::newRow(sample.name) << sample.bytes << sample.type;
}

void MutationsTest::answersForEveryMutation()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ImageType, type);
    QRandomGenerator random(20260101);
    QVERIFY(proofOf(bytes));
    for (int i = 0; i < kMutations; ++i) {
        const QByteArray file = mutated(bytes, random);
        QElapsedTimer timer;
        timer.start();
        const Result<Proof> proof = proofOf(file);
        QVERIFY2(timer.elapsed() < 2000 * kTimeFactor, QByteArray::number(i).constData());
        if (!proof) {
            QCOMPARE(proof.error().reason, FailureReason::NotAnImage);
            continue;
        }
        QVERIFY2(proof->isGood || !proof->detail.isEmpty(), QByteArray::number(i).constData());
        QVERIFY(proof->thumbnail.width() <= 16 && proof->thumbnail.height() <= 16);
        QVERIFY2(proof->isGood ==
                     (proof->completeness == Completeness::Complete || proof->completeness == Completeness::Unknown),
                 QByteArray::number(i).constData());
        // Every byte of a PNG is under a checksum: only the one that was written can be good.
        if (type == ImageType::Png && proof->type == type)
            QCOMPARE(proof->isGood, file.startsWith(bytes));
    }
    QVERIFY2(peakMegabytes() - m_peakBefore < 1200, QByteArray::number(peakMegabytes()).constData());
}

QTEST_GUILESS_MAIN(MutationsTest)
#include "tst_mutations.moc"
