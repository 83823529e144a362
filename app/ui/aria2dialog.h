// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "ui/handoffdesk.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace bowerbird {

// Which aria2 the chosen images go to, with a look whether it is there.
//
// Thread: UI. Borrows: the desk, which outlives it.
class Aria2Dialog : public QDialog
{
    Q_OBJECT
public:
    Aria2Dialog(HandoffDesk &desk, const Aria2Settings &settings, int images, QWidget *parent = nullptr);

    [[nodiscard]] Aria2Settings settings() const;

    void accept() override; // emits chosen

Q_SIGNALS:
    void chosen(const bowerbird::Aria2Settings &settings);

private:
    void test();

    HandoffDesk &m_desk;
    QLineEdit *m_url;
    QLineEdit *m_secret;
    QLineEdit *m_directory;
    QLabel *m_outcome; // of the test
};

} // namespace bowerbird
