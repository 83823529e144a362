// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/similarfixture.h"

#include "media/perceptualhash.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QPainter>

#include <future>
#include <random>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

SimilarFixture::SimilarFixture()
{
    if (!directory.isValid() || !library.open(path(u"library.sqlite"_s)))
        qFatal("no library for the test");
}

void SimilarFixture::startAgain()
{
    library.close();
    if (!library.open(path(u"library.sqlite"_s)))
        qFatal("no library for the test");
}

QImage SimilarFixture::scene(unsigned seed, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    std::minstd_rand random(seed * 7919 + 1);
    const auto below = [&random](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    image.fill(QColor::fromHsv(below(360), 60, 230));
    QPainter painter(&image);
    painter.scale(size.width() / 400.0, size.height() / 300.0);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 14; ++i) {
        painter.setBrush(QColor::fromHsv(below(360), 90 + below(150), 40 + below(210)));
        painter.drawEllipse(QPoint(below(400), below(300)), 20 + below(80), 20 + below(60));
    }
    return image;
}

HistoryEntry SimilarFixture::add(const QString &name, const QImage &image, Hashed hashed)
{
    HistoryEntry entry{.row = ++lastRow, .jobId = {static_cast<quint64>(lastRow)}};
    entry.url = u"http://host.example/"_s + name;
    entry.finishedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + lastRow, Qt::UTC);
    if (!image.save(path(name)))
        qFatal("no picture for the test");
    QFile file(path(name));
    std::ignore = file.open(QIODevice::ReadOnly);
    const QByteArray bytes = file.readAll();
    entry.file = {.path = path(name),
                  .sizeBytes = bytes.size(),
                  .sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256),
                  .type = name.endsWith(u".png"_s) ? ImageType::Png : ImageType::Jpeg,
                  .widthPx = image.width(),
                  .heightPx = image.height()};
    if (hashed == Hashed::Yes)
        entry.file.perceptualHash = perceptualHash(image);
    library.remember({entry});
    return entry;
}

HistoryState SimilarFixture::stateOf(qint64 row)
{
    std::promise<HistoryState> state;
    library.entries({row}, [&state](const QList<HistoryEntry> &entries) {
        state.set_value(entries.isEmpty() ? HistoryState::Missing : entries.first().state);
    });
    return state.get_future().get();
}

} // namespace bowerbird::test
