// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/settingsform.h"

#include "ui/fieldtrouble.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace bowerbird {

namespace {

constexpr int kLinePx = 32;
constexpr int kShownLines = 3;

} // namespace

SettingsForm::SettingsForm(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(16, 16, 16, 16);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow); // all fields of one width
}

void SettingsForm::addRow(const QString &title, QWidget *field, int firstLinePx)
{
    m_form->addRow(title, field);
    // The label stands beside the middle of a field's first line; left alone it sticks to its upper edge.
    const int linePx = firstLinePx > 0 ? firstLinePx : qMin(kLinePx, field->sizeHint().height());
    if (QWidget *label = m_form->labelForField(field)) {
        label->setMinimumHeight(linePx);
        m_form->setAlignment(label, Qt::AlignLeft | Qt::AlignTop);
    }
}

FieldTrouble *SettingsForm::addTrouble()
{
    auto *label = new FieldTrouble(this);
    m_form->addRow({}, label);
    return label;
}

void SettingsForm::addHint(const QString &text)
{
    auto *hint = new QLabel(text, this);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_form->addRow({}, hint);
}

QSpinBox *SettingsForm::addNumber(const Number &number)
{
    auto *box = new QSpinBox(this);
    box->setRange(number.least, number.most);
    box->setSuffix(number.suffix);
    box->setSpecialValueText(number.special);
    box->setGroupSeparatorShown(true);
    addRow(number.title, box);
    bind([box, load = number.load](const Settings &from) { box->setValue(static_cast<int>(load(from))); },
         [box, load = number.load, store = number.store](Settings &to) {
             // What lies between two steps of the box stays as it is.
             if (load(to) != box->value())
                 store(to, box->value());
         });
    return box;
}

QLineEdit *SettingsForm::addText(const QString &title, const Member<QString> &member, const QString &placeholder)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(placeholder);
    addRow(title, line);
    connect(line, &QLineEdit::textChanged, this, &SettingsForm::changed);
    bind(
        [line, member](const Settings &from) {
            Settings copy = from;
            line->setText(member(copy));
        },
        [line, member](Settings &to) { member(to) = line->text().trimmed(); });
    return line;
}

QCheckBox *SettingsForm::addSwitch(const QString &title, const Member<bool> &member)
{
    auto *box = new QCheckBox(title, this);
    m_form->addRow({}, box);
    bind(
        [box, member](const Settings &from) {
            Settings copy = from;
            box->setChecked(member(copy));
        },
        [box, member](Settings &to) { member(to) = box->isChecked(); });
    return box;
}

QPlainTextEdit *SettingsForm::addLines(const QString &title, const Member<QStringList> &member,
                                       const QString &placeholder)
{
    auto *text = new QPlainTextEdit(this);
    text->setPlaceholderText(placeholder);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFixedHeight(kShownLines * text->fontMetrics().lineSpacing() + 16);
    addRow(title, text);
    connect(text, &QPlainTextEdit::textChanged, this, &SettingsForm::changed);
    bind(
        [text, member](const Settings &from) {
            Settings copy = from;
            text->setPlainText(member(copy).join(u'\n'));
        },
        [text, member](Settings &to) {
            QStringList lines;
            for (const QString &line : text->toPlainText().split(u'\n')) {
                if (!line.trimmed().isEmpty())
                    lines.append(line.trimmed());
            }
            member(to) = lines;
        });
    return text;
}

void SettingsForm::load(const Settings &settings)
{
    for (const Binding &binding : m_bindings)
        binding.load(settings);
}

void SettingsForm::store(Settings &settings) const
{
    for (const Binding &binding : m_bindings)
        binding.store(settings);
}

} // namespace bowerbird
