// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "exchange/listwriter.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace bowerbird {

class FieldTrouble;
class SettingsStore;

// Which images an exported list is of.
enum class ExportScope : quint8 { Selection, List, History };

struct ExportChoice
{
    ExportScope scope = ExportScope::List;
    ExportFormat format = ExportFormat::ContactSheet;
    SheetPictures pictures = SheetPictures::Embedded;
    QString path; // absolute
};

// What to export, as which kind of list, and where to. Format, pictures and folder are what they were the last time.
//
// Thread: UI. Borrows: the store, which outlives it.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    // How many images are chosen and how many are in the list; `directory` is where the first list of all goes.
    ExportDialog(SettingsStore &store, qsizetype selected, qsizetype listed, const QString &directory,
                 QWidget *parent = nullptr);

    [[nodiscard]] ExportChoice choice() const;

    void accept() override; // remembers, and emits chosen

Q_SIGNALS:
    void chosen(const bowerbird::ExportChoice &choice);

private:
    void addScopes(qsizetype selected, qsizetype listed);
    void addFormats();
    QWidget *makePathRow();
    void recall(const QString &directory);
    void remember() const;
    void followFormat();
    void browse();
    void check();
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] QString pathTrouble() const;

    SettingsStore &m_store;
    QComboBox *m_scope;
    QComboBox *m_format;
    QLabel *m_about; // the format
    QComboBox *m_pictures;
    QLineEdit *m_path;
    FieldTrouble *m_trouble;
    QLabel *m_note;
    QFormLayout *m_form;
    QPushButton *m_ok = nullptr;
};

} // namespace bowerbird
