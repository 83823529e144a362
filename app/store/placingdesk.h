// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/library.h"
#include "store/placedimage.h"
#include "store/placer.h"

#include <QSet>

#include <deque>
#include <vector>

namespace bowerbird {

class FilesystemSync;
class ImageIndex;
class PendingWrites;

// Turns proven parts into files, a batch at a time, in the two steps between which the library commits its intents:
// stage() finds the names, move() renames. Answers each job through its callback.
//
// Thread: the store thread. Borrows: everything.
class PlacingDesk
{
public:
    PlacingDesk(Placer &placer, ImageIndex &index, PendingWrites &pending, FilesystemSync &sync);

    void add(PlaceJob job, Library::Callback callback);
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }

    // Takes at most kBatch jobs: those that need no file of their own are answered, the others' intents returned.
    [[nodiscard]] std::vector<PlacingIntent> stage();
    // Renames what was staged and answers.
    void move();

    // Callbacks come after each batch: larger ones would only delay the first of them.
    static constexpr size_t kBatch = 256;

private:
    struct Entry
    {
        PlaceJob job;
        Library::Callback callback;
        int tries = 0;
        Reservation reservation;
        PlacedImage image;
    };
    enum class Verdict : quint8 { Answered, Reserved, Later };

    [[nodiscard]] Verdict decide(Entry &entry);
    [[nodiscard]] QString duplicateOf(const PlaceJob &job) const;
    static void replaceByLink(PlaceRequest &request, const QString &other);
    void answerWithOther(Entry &entry, PlaceOutcome::Kind kind, const QString &path, bool isSameImage);
    void moveOne(Entry &entry);
    void replaceOlder(const PlacedImage &image);
    void tryAgain(Entry &entry, const Failure &failure);
    static void answer(const Entry &entry, const PlaceOutcome &outcome);

    Placer &m_placer;
    ImageIndex &m_index;
    PendingWrites &m_pending;
    FilesystemSync &m_sync;
    std::deque<Entry> m_waiting;
    std::vector<Entry> m_staged;
    QSet<QByteArray> m_stagedHashes;
};

} // namespace bowerbird
