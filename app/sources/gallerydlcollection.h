// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/failuretally.h"
#include "sources/gallerydlprogram.h"
#include "sources/gallerydlreader.h"
#include "sources/source.h"

#include <QSet>
#include <QStringList>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace bowerbird {

// A link that gallery-dl lists: one process for the link, and one after the other for each link that it hands on to
// another of its extractors, bounded in depth and number; no link is listed twice. Only its listing is used: the files
// are downloaded like all others.
//
// Where messages are written line by line no error is told, and the exit status is good all the same (gallery-dl 1.32).
// So each listing by lines is asked once more at its end, in the other form, for the files behind the last one: there
// are none, or the error is told that kept them back. That costs the requests of a listing once more.
//
// With a limit and a gallery-dl that writes at its end only, a part of the listing is asked for, and a further one when
// the filters have left some of it out.
//
// Thread: UI. Owns: the process. Shares: the versions.
class GalleryDlCollection : public Collection
{
    Q_OBJECT
public:
    GalleryDlCollection(QString link, GalleryDlOptions options, std::shared_ptr<GalleryDlVersions> versions,
                        QObject *parent = nullptr);
    ~GalleryDlCollection() override;

    void start() override;
    void cancel() override;

    static constexpr int kMostNested = 2'000; // links that are listed for one link
    static constexpr int kDeepest = 5;        // links within links

private:
    struct Errand
    {
        QString link;
        int depth = 0;
        GalleryDlRange range = {};
        GalleryDlOutput output = GalleryDlOutput::Whole;
        bool isCheck = false; // it was listed: only what lies behind, and why it does not go on
    };

    void runNext();
    void run(const Errand &errand);
    void take(const QByteArray &bytes);
    void takeMessage(const GalleryDlMessage &message);
    void nest(const QString &link);
    void takeLogLine(const QString &line);
    void endErrand(GroupProcess::End end, int status, const QString &detail);
    [[nodiscard]] std::optional<Failure> failureOf(GroupProcess::End end, int status, const QString &detail) const;
    [[nodiscard]] bool goesOn(GroupProcess::End end, int status);
    void settle(const std::optional<Failure> &failure);
    void flush();
    void leaveOut(const QString &why, int count = 1);
    void finishAll();
    void dropProcess();
    void tellQuiet();

    QString m_link;
    GalleryDlOptions m_options;
    std::shared_ptr<GalleryDlVersions> m_versions;
    std::unique_ptr<GroupProcess> m_process;
    QTimer m_quiet; // until it is told that nothing comes
    bool m_writesLines = false;
    bool m_isOver = false;

    std::deque<Errand> m_errands;  // to be run, the next one first
    std::optional<Errand> m_check; // goes before them
    QSet<QString> m_seen;          // links that were listed or will be
    QList<ImageRef> m_held;
    int m_position = 0; // of the last file
    FailureTally m_failures;

    // Of the current errand.
    Errand m_errand;
    GalleryDlReader m_reader;
    QString m_archiveFormat;       // of the extractor, as soon as it has said something
    QStringList m_complaints;      // logged as errors
    std::optional<Failure> m_told; // by a message
    std::deque<Errand> m_nested;
    int m_files = 0;            // of any kind
    QSet<QString> m_listedUrls; // of these, and of the errand that this one checks
};

} // namespace bowerbird
