// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "ui/imageloader.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QFrame;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace bowerbird {

class DownloadManager;
class ElidedLabel;
class FactsPanel;
class ImageView;
class RowPreviews;
class ThumbnailCache;
struct Job;

// The chosen image, large: its picture (the thumbnail until it has been read), what is known of it, and when it failed,
// why, what can be done, and a button that tries again.
//
// Thread: UI; pictures are read in a thread of ImageLoader's. Borrows: manager and thumbnails, which outlive it.
class PreviewPane : public QWidget
{
    Q_OBJECT
public:
    PreviewPane(DownloadManager &manager, ThumbnailCache &thumbnails, QWidget *parent = nullptr);

    void setJob(JobId id);                         // invalid = nothing is chosen
    void reload();                                 // the picture's file has gone or come back
    void setPreviews(const RowPreviews *previews); // of images that are only found; may be null, outlive this
    void setSimilarTo(const QString &path);        // the file that the picture looks like; empty = none
    [[nodiscard]] JobId job() const { return m_job; }
    [[nodiscard]] ImageView *view() const { return m_view; }
    [[nodiscard]] FactsPanel *facts() const { return m_facts; }
    [[nodiscard]] QString trouble() const; // the failure as it is shown; empty when there is none

Q_SIGNALS:
    void retryRequested(bowerbird::JobId id);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeTrouble();
    void refresh();
    void fitFacts();
    void showPicture(const Job &job);
    void showThumbnail(const Job &job);
    void showTrouble(const Job &job);
    void tintTrouble();
    void loadPicture(QSize bound);
    void takePicture(const QString &path, const QImage &image);
    void updateZoom();
    [[nodiscard]] std::optional<Job> current() const; // nothing = nothing is chosen, or it is gone

    DownloadManager &m_manager;
    ThumbnailCache &m_thumbnails;
    const RowPreviews *m_previews = nullptr;
    ImageLoader m_loader;
    JobId m_job;
    QString m_path; // of the picture that is shown or being read; empty = none
    bool m_isMovie = false;
    QTimer m_refreshTimer;

    ElidedLabel *m_name;
    QLabel *m_zoom;
    QToolButton *m_fit;
    QToolButton *m_actualSize;
    ImageView *m_view;
    QFrame *m_troubleFrame;
    QLabel *m_troubleIcon;
    QLabel *m_troubleText;
    QPushButton *m_retry;
    QScrollArea *m_factsArea;
    FactsPanel *m_facts;
};

} // namespace bowerbird
