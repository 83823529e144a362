// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>

#include <deque>
#include <functional>

namespace bowerbird {

// What was done and how to take it back, the latest first. Of what keeps very much, such as a million rows, only as
// many steps are there as fit into kMostBytes, and the latest one in any case.
//
// Thread: UI. Owns: the steps; what they capture must outlive it.
class UndoHistory : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Whether the window tells what was done, with a button that takes it back, or only the menu offers it.
    enum class Announce : quint8 { No, Yes };

    using Number = quint64; // of a step
    // What a step keeps; asked whenever it may be too much.
    using Bytes = std::function<qint64()>;
    // Asked before a step is taken back: a sentence that says how far that goes. Empty: it is all taken back.
    using Outcome = std::function<QString()>;

    // `done` is a sentence: "Removed 3 rows". Without `bytes` the step keeps next to nothing.
    Number push(const QString &done, std::function<void()> undo, Announce announce = Announce::No, Bytes bytes = {},
                Outcome outcome = {});
    // Of what was still under way when it was pushed: how it is told now that it is over. Nothing happens when the step
    // is not there any more.
    void retell(Number step, const QString &done, Announce announce);
    // Nothing is left of the step that could be taken back. Nothing happens when it is not there any more.
    void withdraw(Number step);
    void undo(); // nothing happens when there is nothing to undo
    [[nodiscard]] bool canUndo() const { return !m_steps.empty(); }
    [[nodiscard]] QString latest() const;      // the sentence; empty when there is nothing to undo
    [[nodiscard]] Number latestNumber() const; // 0 when there is nothing to undo

    [[nodiscard]] bool hasGivenUp() const { return m_hasGivenUp; } // steps that kept too much

    static constexpr size_t kMostSteps = 20;
    static constexpr qint64 kMostBytes = qint64(128) * 1024 * 1024;

Q_SIGNALS:
    void changed();
    void announced(const QString &done); // a step with Announce::Yes was pushed, or is over; after changed()
    // What had been done is taken back, as far as the outcome says; after changed().
    void undone(const QString &done, const QString &outcome);
    void withdrawn(const QString &done); // the latest step was, and another one is the latest, or none

private:
    struct Step
    {
        Number number = 0;
        QString done;
        std::function<void()> undo;
        Bytes bytes;
        Outcome outcome;
    };
    void giveUpOldest();

    std::deque<Step> m_steps;
    Number m_lastNumber = 0;
    bool m_hasGivenUp = false;
};

} // namespace bowerbird
