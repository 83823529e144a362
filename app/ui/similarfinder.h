// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <stop_token>
#include <vector>

namespace bowerbird {

class Library;
struct HashedPicture;

// Finds the groups of similar pictures in the whole library, and makes the hashes of pictures that have none yet: those
// that were downloaded by an earlier version or without being decoded.
//
// Thread: UI; hashes are compared and pictures decoded in a thread of its own, for whose present picture the destructor
// waits. Borrows: the library, which outlives it.
class SimilarFinder : public QObject
{
    Q_OBJECT
public:
    enum class Task : quint8 { None, Comparing, Hashing };
    using Groups = std::vector<std::vector<qint64>>; // rows of the history

    explicit SimilarFinder(Library &library, QObject *parent = nullptr);
    ~SimilarFinder() override;

    void compare();                // ends with found(), unless cancelled; ends what runs
    void hashMissing();            // decodes what has no hash, keeps the hashes, then compares anew
    void setPaused(bool isPaused); // hashing only; the picture that is being decoded is brought to its end
    void cancel();                 // what was hashed until now is kept
    [[nodiscard]] Task task() const { return m_task; }
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    // Pictures without a hash that have not been looked at; known after found().
    [[nodiscard]] int missingCount() const { return static_cast<int>(m_missing.size()); }

Q_SIGNALS:
    void taskChanged();           // begun, ended, paused or gone on
    void progressed(double done); // 0 to 1, of the present task; at most some hundred times
    void found(const bowerbird::SimilarFinder::Groups &groups); // after taskChanged(); pictures are not empty

private:
    struct Run; // what a task shares with the library's thread

    void begin(Task task);
    void end();
    void takeFingerprints(const QList<Fingerprint> &fingerprints);
    void compareHashes(std::vector<HashedPicture> pictures);
    [[nodiscard]] static Groups comparedIn(const std::shared_ptr<Run> &run, const std::vector<HashedPicture> &pictures);
    void askForBatch();
    void hashBatch(const QList<HistoryEntry> &entries);
    void takeHashes(const QList<Fingerprint> &hashed);
    // Calls back on the UI thread, unless the present task has ended by then.
    template<typename Function>
    static void later(const std::shared_ptr<Run> &run, const Function &function);

    Library &m_library;
    std::shared_ptr<Run> m_run;
    Task m_task = Task::None;
    bool m_isPaused = false;
    bool m_isBatchRunning = false;
    QList<Fingerprint> m_missing; // no hash yet
    qsizetype m_hashed = 0;       // of m_missing
    QThreadPool m_pool;           // last: its thread ends before what it uses
};

} // namespace bowerbird
