// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QComboBox>
#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace bowerbird {

class FieldTrouble;

// A page of fields in two columns. Each field is bound to one member of Settings by a pair of functions, so that
// loading and storing are loops.
//
// Thread: UI.
class SettingsForm : public QWidget
{
    Q_OBJECT
public:
    using Load = std::function<void(const Settings &)>;
    using Store = std::function<void(Settings &)>;
    template<typename Value>
    using Member = std::function<Value &(Settings &)>;

    struct Number
    {
        QString title;
        std::function<qint64(const Settings &)> load;
        std::function<void(Settings &, int)> store;
        int least = 0;
        int most = 0;
        QString suffix = {};
        QString special = {}; // shown in place of `least`
    };

    explicit SettingsForm(QWidget *parent = nullptr);

    // `firstLinePx`: how high the field's first line is, beside which its title stands; 0 = it has one line.
    void addRow(const QString &title, QWidget *field, int firstLinePx = 0);
    FieldTrouble *addTrouble(); // of the field above
    void addHint(const QString &text);
    QSpinBox *addNumber(const Number &number);
    template<typename Value>
    QComboBox *addChoice(const QString &title, const Member<Value> &member,
                         const QList<std::pair<QString, Value>> &choices);
    QLineEdit *addText(const QString &title, const Member<QString> &member, const QString &placeholder);
    QCheckBox *addSwitch(const QString &title, const Member<bool> &member);
    QPlainTextEdit *addLines(const QString &title, const Member<QStringList> &member, const QString &placeholder);
    void bind(Load load, Store store) { m_bindings.push_back({std::move(load), std::move(store)}); }

    void load(const Settings &settings);
    void store(Settings &settings) const;

Q_SIGNALS:
    void changed(); // something that may make or mend a trouble

private:
    struct Binding
    {
        Load load;
        Store store;
    };

    QFormLayout *m_form;
    std::vector<Binding> m_bindings;
};

template<typename Value>
QComboBox *SettingsForm::addChoice(const QString &title, const Member<Value> &member,
                                   const QList<std::pair<QString, Value>> &choices)
{
    auto *box = new QComboBox(this);
    for (const auto &[text, value] : choices)
        box->addItem(text, static_cast<int>(value));
    addRow(title, box);
    bind(
        [box, member](const Settings &from) {
            Settings copy = from;
            box->setCurrentIndex(box->findData(static_cast<int>(member(copy))));
        },
        [box, member](Settings &to) { member(to) = static_cast<Value>(box->currentData().toInt()); });
    return box;
}

} // namespace bowerbird
