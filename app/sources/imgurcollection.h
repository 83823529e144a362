// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "sources/imgurapi.h"
#include "sources/imgurjson.h"
#include "sources/source.h"

#include <QList>
#include <QString>

#include <functional>

namespace bowerbird {

// What Imgur's collections have in common: an API to ask, images held back until they make a batch, and albums that
// are asked for when a listing gave only some of their images.
//
// Thread: UI. Owns: its ImgurApi.
class ImgurCollection : public Collection
{
    Q_OBJECT
public:
    ImgurCollection(QNetworkAccessManager &network, ImgurApiOptions options, QObject *parent = nullptr);

    void start() final;
    void cancel() final;
    [[nodiscard]] const ApiBudget *budget() const final { return &m_api.budget(); }

protected:
    using Step = std::function<void()>;
    using Taker = std::function<void(const Result<ImgurAnswer> &answer)>;

    virtual void begin() = 0;

    void ask(const QString &path, Taker taker); // the taker is not called after cancel()
    void hold(const ImageRef &image) { m_held << image; }
    // The image that is found at this place, counted from 0, is the one the link means; -1 = none.
    void pointAt(int position) { m_pointedAt = position; }
    // Hands on what is held. Afterwards the collection may be over: look before going on.
    void flush();
    void leaveOut(const QString &why, int count); // in order: what is held goes first
    void holdComplete(const ImgurAlbum &album);
    // Holds all images of an album that came with only some or none, asking for the rest. `then` comes later, unless
    // the collection is over: an album that cannot be had is left out as "unreadable", while a failure that is not
    // about the album itself ends the collection.
    void complete(const ImgurAlbum &album, const Step &then);
    void finishAll(); // flushes
    void failAll(const Failure &failure);

    [[nodiscard]] bool isOver() const { return m_isOver; }

private:
    void takeAlbum(const ImgurAlbum &album, const Result<ImgurAnswer> &answer, const Step &then);

    ImgurApi m_api;
    QList<ImageRef> m_held;
    int m_pointedAt = -1;
    int m_found = 0; // images handed on
    bool m_isOver = false;
};

} // namespace bowerbird
