// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QHash>
#include <QObject>

class QAction;
class QActionGroup;

namespace bowerbird {

// The actions of the window itself: files and links, what is shown, help. They only say that they were asked for.
//
// Thread: UI.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QObject *parent = nullptr);

    void setTheme(ColorTheme theme);

    QAction *addLinks;
    QAction *paste;
    QAction *openListFile;
    QAction *importFiles;
    QAction *exportList;
    QAction *watchClipboard; // a switch
    QAction *sampleGallery;
    QAction *openFolder;
    QAction *settings;
    QAction *quit;
    QAction *selectAll;
    QAction *focusAddress;
    QAction *find;
    QAction *shortcuts;
    QAction *log;
    QAction *reviewSimilar;
    QAction *history;
    QAction *checkFiles;
    QAction *resetLayout;
    QAction *about;
    QAction *aboutQt;
    QActionGroup *themes;

Q_SIGNALS:
    void themeChosen(bowerbird::ColorTheme theme);

private:
    void makeThemes();

    QHash<ColorTheme, QAction *> m_themes;
};

} // namespace bowerbird
