// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/collectorlog.h"
#include "sources/fakegallerydl.h"
#include "sources/fixedcollection.h"
#include "sources/gallerydlcollection.h"
#include "sources/gallerydlsource.h"

#include <QStandardPaths>
#include <QTest>

#include <memory>
#include <optional>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

inline CollectOptions optionsFor(const QString &program, int limit = 0)
{
    CollectOptions options;
    options.galleryDl = program;
    options.limit = limit;
    options.network.proxyMode = ProxyMode::None;
    return options;
}

// One collection and what it told.
class Listened : public QObject
{
public:
    explicit Listened(std::unique_ptr<Collection> collection)
        : m_collection(std::move(collection))
    {
        Collection *told = m_collection.get();
        connect(told, &Collection::found, this, [this](const QList<ImageRef> &images) {
            for (const ImageRef &image : images)
                urls << image.url;
        });
        connect(told, &Collection::leftOut, this, [this](const QString &why, int count) { left[why] += count; });
        connect(told, &Collection::noticed, this, [this](const QString &key) { notices << key; });
        connect(told, &Collection::finished, this, [this] { ++ends; });
        connect(told, &Collection::failed, this, [this](const Failure &reason) {
            ++ends;
            failure = reason;
        });
        told->start();
    }
    bool waitForEnd(int milliseconds = 15'000)
    {
        return QTest::qWaitFor([this] { return ends > 0; }, milliseconds);
    }
    Collection &collection() { return *m_collection; }

    QStringList urls;
    QMap<QString, int> left;
    QStringList notices;
    std::optional<Failure> failure;
    int ends = 0;

private:
    std::unique_ptr<Collection> m_collection;
};

inline std::unique_ptr<Collection> listing(const QString &link, const GalleryDlOptions &options)
{
    return makeGalleryDlCollection(link, options, std::make_shared<GalleryDlVersions>());
}

inline constexpr int kRealOne =
    60'000; // ms: Python reads a thousand modules before it says a word, also on a busy machine
inline const QString kLink = u"gallery-dl:https://site.example/gallery"_s;

inline QByteArray json(const QByteArray &text)
{
    return "cat <<'END'\n" + text + "\nEND\n";
}

// One that has ended counts as gone even while nobody has fetched its status.
inline bool isAlive(const QByteArray &pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(QString::fromLatin1(pid.trimmed())));
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
}

inline QString realGalleryDl()
{
    return QStandardPaths::findExecutable(u"gallery-dl"_s);
}

} // namespace bowerbird::test
