// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/listcollection.h"

#include "core/pattern.h"
#include "core/redact.h"
#include "sources/directsource.h"
#include "sources/imgurlink.h"
#include "sources/imgursource.h"

#include <QTimer>
#include <QtConcurrentRun>

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

ListCollection::ListCollection(Reader reader, TypeSelection types, AnimatedRule animated, Maker maker, QObject *parent)
    : Collection(parent)
    , m_reader(std::move(reader))
    , m_types(types)
    , m_animated(animated)
    , m_maker(std::move(maker))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ListCollection::takeLinks);
}

ListCollection::~ListCollection() = default;

void ListCollection::start()
{
    m_watcher.setFuture(QtConcurrent::run(m_reader));
}

void ListCollection::cancel()
{
    m_isOver = true;
    m_held.clear();
    if (!m_asked)
        return;
    m_asked->cancel();
    dropAsked();
}

// It may be the one that is just telling us something: it goes later.
void ListCollection::dropAsked()
{
    m_asked->disconnect(this);
    m_asked->setParent(this);
    m_asked.release()->deleteLater();
}

void ListCollection::takeLinks()
{
    if (m_isOver)
        return;
    Result<LinkList> list = m_watcher.result();
    if (list) {
        m_list = std::move(*list);
        if (!m_list.icons.isEmpty())
            Q_EMIT iconsLeftOut(m_list.icons);
        for (auto left = m_list.leftOut.cbegin(); left != m_list.leftOut.cend() && !m_isOver; ++left) {
            if (left.value() > 0)
                Q_EMIT leftOut(left.key(), left.value());
        }
        if (!m_isOver)
            walk();
        return;
    }
    m_isOver = true;
    Q_EMIT failed(list.error());
}

void ListCollection::walk()
{
    for (int i = 0; i < kLinksATurn && !m_isOver; ++i) {
        if (m_next == m_list.links.size())
            return end();
        const qsizetype index = m_next++;
        const std::optional<ImageRef> image = imageAt(index);
        if (!image)
            return ask(m_list.links.at(index));
        hold(*image, index);
    }
    flush();
    walkLater();
}

// What a list says of an image stands, its place in its album, too.
std::optional<ImageRef> ListCollection::imageAt(qsizetype index) const
{
    const QString link = m_list.links.at(index);
    const ImgurLink imgur = m_list.isImage(index) ? parseImgurLink(link) : ImgurLink();
    if (m_list.isImage(index) && (imgur.kind == ImgurKind::None || imgurDirectImage(imgur, m_types, m_animated)))
        return m_list.images.at(index);
    std::optional<ImageRef> image = isPattern(link) ? std::nullopt : imageWithoutAsking(link, m_types, m_animated);
    if (image)
        image->index = m_position + 1;
    return image;
}

void ListCollection::hold(const ImageRef &image, qsizetype index)
{
    const bool mayBeIcon = m_list.maybeIcons.contains(index);
    if (mayBeIcon != m_holdsIcons)
        flush();
    m_holdsIcons = mayBeIcon;
    m_held << image;
    ++m_position;
}

void ListCollection::walkLater()
{
    QTimer::singleShot(0, this, [this] {
        if (!m_isOver)
            walk();
    });
}

void ListCollection::flush()
{
    if (m_isOver || m_held.isEmpty())
        return;
    if (m_holdsIcons)
        Q_EMIT foundOnPage(std::exchange(m_held, {}));
    else
        Q_EMIT found(std::exchange(m_held, {}));
}

void ListCollection::ask(const QString &link)
{
    flush();
    if (m_isOver)
        return;
    m_askedLink = link;
    m_asked = m_maker(link);
    connect(m_asked.get(), &Collection::found, this, [this](const QList<ImageRef> &images) {
        m_position += static_cast<int>(images.size());
        Q_EMIT found(images);
    });
    connect(m_asked.get(), &Collection::foundOnPage, this, [this](const QList<ImageRef> &images) {
        m_position += static_cast<int>(images.size());
        Q_EMIT foundOnPage(images);
    });
    connect(m_asked.get(), &Collection::leftOut, this, &Collection::leftOut);
    connect(m_asked.get(), &Collection::albumsLeftOut, this, &Collection::albumsLeftOut);
    connect(m_asked.get(), &Collection::iconsLeftOut, this, &Collection::iconsLeftOut);
    connect(m_asked.get(), &Collection::noticed, this, &Collection::noticed);
    connect(m_asked.get(), &Collection::waiting, this, &Collection::waiting);
    connect(m_asked.get(), &Collection::finished, this, [this] { endAsking(std::nullopt); });
    connect(m_asked.get(), &Collection::failed, this, [this](const Failure &failure) { endAsking(failure); });
    m_asked->start();
}

void ListCollection::endAsking(const std::optional<Failure> &failure)
{
    dropAsked();
    if (failure) {
        Failure told = *failure;
        told.detail = redactedUrl(m_askedLink) + u": "_s + failure->detail;
        m_failures.add(told);
    }
    walkLater();
}

void ListCollection::end()
{
    flush();
    if (std::exchange(m_isOver, true))
        return;
    if (const std::optional<Failure> failure = m_failures.summary())
        Q_EMIT failed(*failure);
    else
        Q_EMIT finished();
}

} // namespace bowerbird
