// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/nametemplate.h"
#include "core/settings.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace bowerbird {

class FieldTrouble;
class FilterPage;
class FolderField;
class NamesPage;
class NetworkPage;
class ProgramsPage;
class SettingsForm;
class TypeChooser;

// Everything a person can choose. Nothing changes before OK.
//
// Thread: UI.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Page : quint8 { Images, Names, Downloads, Filters, Network, Imgur, Programs, Look };

    explicit SettingsDialog(const Settings &settings, QWidget *parent = nullptr);

    // The images that the template for names is shown with.
    void setNameSamples(const QList<NameFacts> &samples);
    void showPage(Page page); // with its first field focused
    [[nodiscard]] Settings settings() const;

    void accept() override; // emits chosen

Q_SIGNALS:
    void chosen(const bowerbird::Settings &settings);

private:
    [[nodiscard]] SettingsForm *makeImagesPage();
    [[nodiscard]] SettingsForm *makeDownloadsPage();
    [[nodiscard]] SettingsForm *makeImgurPage();
    [[nodiscard]] SettingsForm *makeLookPage();
    void addPage(SettingsForm *page, const QString &title);
    void fitToScreen();
    struct Trouble
    {
        Page page;
        QString text; // empty = none
        bool isToldAtItsField = true;
    };
    [[nodiscard]] Trouble firstTrouble() const;
    [[nodiscard]] QString typesTrouble() const;
    [[nodiscard]] QString clientIdTrouble() const;
    [[nodiscard]] bool isFolderNew() const;
    void check();

    Settings m_settings; // as given; fields without a control stay as they are
    QTabWidget *m_tabs;
    std::vector<SettingsForm *> m_pages; // in the order of Page
    FilterPage *m_filter = nullptr;
    NamesPage *m_names;
    NetworkPage *m_network;
    ProgramsPage *m_programs;
    FolderField *m_folder;
    TypeChooser *m_types;
    FieldTrouble *m_typesTrouble;
    QSpinBox *m_speed;
    QLineEdit *m_clientId;
    FieldTrouble *m_clientIdTrouble;
    FieldTrouble *m_trouble; // of another page, or of a field that does not tell it itself
    QPushButton *m_ok;
};

} // namespace bowerbird
