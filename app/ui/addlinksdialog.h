// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/linkintake.h"

#include <QDialog>
#include <QStringList>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace bowerbird {

class FolderField;
class PatternPreview;

// Many links at once, in any text, and the folder for this batch.
//
// Thread: UI.
class AddLinksDialog : public QDialog
{
    Q_OBJECT
public:
    AddLinksDialog(const QString &text, const QString &directory, QWidget *parent = nullptr);

    // Whether there is a gallery-dl that the links can be given to; without it the choice is there, but explained.
    void setHasGalleryDl(bool hasIt);
    void setHolds(bool holds); // whether what is found is to be chosen first
    void setAnimated(AnimatedRule rule);

    [[nodiscard]] QStringList links() const; // in the text as it is now
    [[nodiscard]] QString directory() const;

    void accept() override; // emits added

Q_SIGNALS:
    void added(const QStringList &links, const QString &directory, const bowerbird::LinkIntake::Asking &asking);

private:
    void updateCount();
    void markWrongPattern();
    void setUpText(const QString &text);
    void layOutAnimated(QVBoxLayout &layout);
    void showAnimatedFor(const QStringList &links);

    QPlainTextEdit *m_text;
    QLabel *m_count;
    PatternPreview *m_patterns;
    FolderField *m_folder;
    QCheckBox *m_galleryDl;
    QCheckBox *m_holds;
    QCheckBox *m_followsPages;
    QLabel *m_animatedTitle;
    QComboBox *m_animated; // there while a link is Imgur's
    QPushButton *m_ok;
    QTimer m_countTimer; // reading a long text at each key would be felt
};

} // namespace bowerbird
