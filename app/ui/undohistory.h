// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>

#include <deque>
#include <functional>

namespace bowerbird {

// What was done and how to take it back, the latest first.
//
// Thread: UI. Owns: the steps; what they capture must outlive it.
class UndoHistory : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Whether the window tells what was done, with a button that takes it back, or only the menu offers it.
    enum class Announce : quint8 { No, Yes };

    // `done` is a sentence: "Removed 3 rows".
    void push(const QString &done, std::function<void()> undo, Announce announce = Announce::No);
    void undo(); // nothing happens when there is nothing to undo
    [[nodiscard]] bool canUndo() const { return !m_steps.empty(); }
    [[nodiscard]] QString latest() const; // the sentence; empty when there is nothing to undo

    static constexpr size_t kMostSteps = 20;

Q_SIGNALS:
    void changed();
    void announced(const QString &done); // a step with Announce::Yes was pushed; after changed()
    void undone(const QString &done);    // what had been done is taken back; after changed()

private:
    struct Step
    {
        QString done;
        std::function<void()> undo;
    };
    std::deque<Step> m_steps;
};

} // namespace bowerbird
