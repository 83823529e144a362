// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/hashindex.h"
#include "core/jobevent.h"
#include "core/jobid.h"
#include "store/history.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace bowerbird {

class DownloadManager;
class Library;

// Notices when an image that has just been downloaded looks like one that was there before. It only remembers what was
// seen; what becomes of the pictures is for a person to say.
//
// The hashes of the library are read when the first image has come, in batches; images that come meanwhile wait for
// them.
//
// Thread: UI. Borrows: the library, which outlives it.
class SimilarWatch : public QObject
{
    Q_OBJECT
public:
    SimilarWatch(DownloadManager &manager, Library &library, QObject *parent = nullptr);
    ~SimilarWatch() override;

    // The file that the image of this job looks like; empty when none was noticed in this session.
    [[nodiscard]] QString similarTo(JobId id) const { return m_similar.value(id); }

Q_SIGNALS:
    void noticed(bowerbird::JobId id); // similarTo() has an answer now; once for a job

private:
    struct Link; // to this from the library's thread
    enum class Reading : quint8 { NotYet, Now, Done };
    struct Arrival
    {
        JobId id;
        QString path;
        quint64 hash = 0;
    };

    void take(const std::vector<JobEvent> &events);
    void readLibrary();
    void addBatch(const QList<Fingerprint> &batch, bool isLast);
    void look(const Arrival &arrival);
    void takeEntry(const Arrival &arrival, const QList<HistoryEntry> &entries);
    void notice(JobId id, const QString &path);

    Library &m_library;
    std::shared_ptr<Link> m_link;
    Reading m_reading = Reading::NotYet;
    HashIndex m_index;               // of the library as it was read: rows; of this session: minus the job's id
    std::vector<Arrival> m_arrivals; // wait until the library is read
    QHash<JobId, QString> m_paths;   // of this session's images
    QHash<JobId, QString> m_similar;
};

} // namespace bowerbird
