// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/imgurcollection.h"
#include "sources/imgurlink.h"

#include <QStringList>

namespace bowerbird {

// The things a link names by their ids: images, an album, or a gallery post that may be either. Each id is asked for
// as what it most likely is, and when there is no such thing as what else it may be.
//
// Images need no API: without a Client-ID, or when the API does not know one, its direct link stands for it, for
// Imgur goes on serving files that its API has forgotten.
//
// Thread: UI.
class ImgurPosts : public ImgurCollection
{
    Q_OBJECT
public:
    ImgurPosts(ImgurLink link, QNetworkAccessManager &network, const ImgurApiOptions &options,
               QObject *parent = nullptr);

private:
    void begin() override;
    void askNextId();
    void askCandidate();
    void take(const Result<ImgurAnswer> &answer);
    void takeItem(const ImgurItem &item);
    void takeUnknown(const Failure &failure);
    [[nodiscard]] QString id() const { return m_link.ids.at(m_current); }
    [[nodiscard]] ImageRef directImage() const;

    ImgurLink m_link;
    ImgurReading m_reading;
    bool m_hasClientId;
    qsizetype m_current = -1; // of the link's ids
    QStringList m_candidates; // paths that are left to ask for the current id
};

} // namespace bowerbird
