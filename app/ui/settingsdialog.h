// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QDialog>

#include <functional>
#include <vector>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace bowerbird {

class FolderField;
class TypeChooser;

// Everything a person can choose. Nothing changes before OK.
//
// Each control is bound to one field of Settings by a pair of functions (bind), so that loading and storing are loops.
//
// Thread: UI.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Page : quint8 { Images, Downloads, Imgur };

    explicit SettingsDialog(const Settings &settings, QWidget *parent = nullptr);

    void showPage(Page page); // with its first field focused
    [[nodiscard]] Settings settings() const;

    void accept() override; // emits chosen

Q_SIGNALS:
    void chosen(const bowerbird::Settings &settings);

private:
    struct Binding
    {
        std::function<void(const Settings &)> load;
        std::function<void(Settings &)> store;
    };

    QWidget *makeImagesPage();
    QWidget *makeDownloadsPage();
    QWidget *makeImgurPage();
    template<typename Value>
    QWidget *addChoice(QFormLayout *form, const QString &title, std::function<Value &(Settings &)> field,
                       const QList<std::pair<QString, Value>> &choices);
    void addNumber(QFormLayout *form, const QString &title, std::function<qint64(const Settings &)> load,
                   std::function<void(Settings &, int)> store, int least, int most, const QString &suffix,
                   const QString &special = {});
    void addText(QFormLayout *form, const QString &title, std::function<QString &(Settings &)> field,
                 const QString &placeholder);
    void load(const Settings &settings);
    void check();

    Settings m_settings; // as given; fields without a control stay as they are
    std::vector<Binding> m_bindings;
    QTabWidget *m_pages;
    FolderField *m_folder;
    TypeChooser *m_types;
    QLineEdit *m_clientId;
    QLabel *m_trouble;
    QPushButton *m_ok;
};

} // namespace bowerbird
