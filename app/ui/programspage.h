// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/gallerydlprogram.h"
#include "ui/settingsform.h"

#include <QTimer>

class QLabel;
class QLineEdit;

namespace bowerbird {

// The page of other programs that Bowerbird works with: gallery-dl, with the version that was found, and aria2.
//
// Thread: UI. Owns: the question for the version.
class ProgramsPage : public SettingsForm
{
    Q_OBJECT
public:
    explicit ProgramsPage(QWidget *parent = nullptr);

    [[nodiscard]] QString trouble() const; // as a sentence; empty = none

private:
    void addGalleryDl();
    void addAria2();
    void showVersion();

    QLineEdit *m_galleryDl;
    QLabel *m_version;
    QLineEdit *m_rpcUrl;
    GalleryDlVersions m_versions;
    QTimer m_versionTimer; // starting a program at each key would be too much
};

} // namespace bowerbird
