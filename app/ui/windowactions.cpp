// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/windowactions.h"

#include "ui/actions.h"

#include <QActionGroup>

using namespace Qt::StringLiterals;

namespace bowerbird {

WindowActions::WindowActions(QObject *parent)
    : QObject(parent)
{
    addLinks = makeAction(this, "add"_L1, tr("&Add Links…"), QKeySequence::New);
    paste = makeAction(this, "paste"_L1, tr("&Paste Links"), QKeySequence::Paste);
    openListFile = makeAction(this, "list"_L1, tr("&Open List File…"), QKeySequence::Open);
    importFiles = makeAction(this, "import"_L1, tr("&Import…"), Qt::CTRL | Qt::SHIFT | Qt::Key_I);
    importFiles->setStatusTip(tr("Read lists of images, and what gallery-dl has downloaded"));
    exportList = makeAction(this, "export"_L1, tr("&Export…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    exportList->setStatusTip(tr("Write a list of images, as a page to look at or for other programs"));
    watchClipboard = makeAction(this, {}, tr("&Watch the Clipboard"));
    watchClipboard->setCheckable(true);
    watchClipboard->setStatusTip(tr("Offer to add links that are copied in other programs"));
    sampleGallery = makeAction(this, "sample"_L1, tr("Sample &Gallery"));
    openFolder = makeAction(this, "folder"_L1, tr("Open Download &Folder"), Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    settings = makeAction(this, "settings"_L1, tr("&Settings…"), Qt::CTRL | Qt::Key_Comma);
    quit = makeAction(this, "quit"_L1, tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    selectAll = makeAction(this, {}, tr("Select &All"), QKeySequence::SelectAll);
    focusAddress = makeAction(this, "link"_L1, tr("&Address Field"), Qt::CTRL | Qt::Key_L);
    // The filter bar has the key itself; a second shortcut of the same keys would make both ambiguous.
    find = makeAction(this, "search"_L1,
                      tr("&Find in the List") + u'\t' +
                          QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText));
    shortcuts = makeAction(this, "keyboard"_L1, tr("&Keyboard Shortcuts"), QKeySequence(Qt::Key_F1));
    log = makeAction(this, "list"_L1, tr("&Log"), QKeySequence(Qt::Key_F12));
    reviewSimilar = makeAction(this, "preview"_L1, tr("Review &Similar Pictures…"), Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    reviewSimilar->setStatusTip(tr("Show pictures of the library that look alike side by side"));
    history = makeAction(this, "search"_L1, tr("&History…"), Qt::CTRL | Qt::Key_H);
    history->setStatusTip(tr("Search everything that was ever downloaded"));
    checkFiles = makeAction(this, "check"_L1, tr("&Check Files…"));
    checkFiles->setStatusTip(tr("Look whether every file of the library is there and whole"));
    resetLayout = makeAction(this, {}, tr("Reset Window &Layout"));
    about = makeAction(this, "info"_L1, tr("&About Bowerbird"));
    aboutQt = makeAction(this, {}, tr("About &Qt"));
    quit->setMenuRole(QAction::QuitRole);
    settings->setMenuRole(QAction::PreferencesRole);
    about->setMenuRole(QAction::AboutRole);
    aboutQt->setMenuRole(QAction::AboutQtRole);
    makeThemes();
}

void WindowActions::makeThemes()
{
    themes = new QActionGroup(this);
    m_themes.insert(ColorTheme::System, makeAction(this, {}, tr("As the &Desktop")));
    m_themes.insert(ColorTheme::Light, makeAction(this, {}, tr("&Light")));
    m_themes.insert(ColorTheme::Dark, makeAction(this, {}, tr("&Dark")));
    for (const ColorTheme theme : {ColorTheme::System, ColorTheme::Light, ColorTheme::Dark}) {
        QAction *action = m_themes.value(theme);
        action->setCheckable(true);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, theme] { Q_EMIT themeChosen(theme); });
    }
}

void WindowActions::setTheme(ColorTheme theme)
{
    m_themes.value(theme)->setChecked(true);
}

} // namespace bowerbird
