// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QImage>
#include <QObject>
#include <QSize>
#include <QThreadPool>

namespace bowerbird {

// Reads pictures off the UI thread. The latest request wins: one that waits is dropped for it, one that is being
// decoded ends unheard.
//
// Thread: UI. Owns: its thread, for which the destructor waits.
class ImageLoader : public QObject
{
    Q_OBJECT
public:
    explicit ImageLoader(QObject *parent = nullptr);
    ~ImageLoader() override;

    void load(const QString &path, QSize bound); // scaled to fit into `bound` pixels
    void cancel();

Q_SIGNALS:
    // Only for the latest request; a null image when it cannot be read.
    void loaded(const QString &path, const QImage &image);

private:
    QThreadPool m_pool;
    quint64 m_latest = 0;
};

} // namespace bowerbird
