// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/nametemplatefield.h"

#include "core/settings.h"
#include "ui/elidedlabel.h"
#include "ui/fieldtrouble.h"
#include "ui/formatting.h"
#include "ui/nametemplatetext.h"
#include "ui/statecolors.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kMostLetters = 500;

// As it is usually wanted in a name.
QString insertedText(NameField field)
{
    const QString name = nameFieldName(field);
    switch (field) {
    case NameField::Index:
    case NameField::Counter:
        return u"{%1:03}"_s.arg(name);
    case NameField::Date:
        return u"{%1:yyyy-MM-dd}"_s.arg(name);
    case NameField::Hash:
        return u"{%1:8}"_s.arg(name);
    default:
        return u"{%1}"_s.arg(name);
    }
}

} // namespace

NameTemplateField::NameTemplateField(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_label(new FieldTrouble(this))
{
    m_line->setAccessibleName(tr("Template for names"));
    m_line->setPlaceholderText(QString::fromLatin1(kDefaultNameTemplate));
    m_line->setMaxLength(kMostLetters);
    m_line->setMinimumWidth(160);
    m_line->setLayoutDirection(Qt::LeftToRight); // a path and its code
    setFocusProxy(m_line);

    auto *fields = new QMenu(this);
    auto *presets = new QMenu(this);
    fillFields(*fields);
    fillPresets(*presets);
    auto *menus = new QHBoxLayout; // below, so that a long template has the whole width
    menus->setSpacing(8);
    menus->addWidget(makeButton(tr("Fields"), fields));
    menus->addWidget(makeButton(tr("Templates"), presets));
    menus->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_line);
    layout->addWidget(m_label);
    layout->addLayout(menus);
    for (int i = 0; i < kMostSamples; ++i) {
        auto *preview = new ElidedLabel(this);
        preview->setForegroundRole(QPalette::PlaceholderText);
        preview->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long path does not widen a dialog
        preview->hide();
        layout->addWidget(preview);
        m_previews.push_back(preview);
    }
    connect(m_line, &QLineEdit::textChanged, this, &NameTemplateField::check);
    check();
}

QToolButton *NameTemplateField::makeButton(const QString &text, QMenu *menu)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    menu->setToolTipsVisible(true);
    return button;
}

void NameTemplateField::fillFields(QMenu &menu)
{
    for (int i = 0; i < kNameFieldCount; ++i) {
        const auto field = static_cast<NameField>(i);
        const QString inserted = insertedText(field);
        //: %1 is a field in braces, %2 what it stands for
        QAction *action = menu.addAction(tr("%1: %2").arg(inserted, nameFieldText(field)));
        connect(action, &QAction::triggered, this, [this, inserted] {
            m_line->insert(inserted);
            m_line->setFocus();
        });
    }
    menu.addSeparator();
    QAction *choice = menu.addAction(tr("%1: the first that is known").arg(u"{album|title|host}"_s));
    connect(choice, &QAction::triggered, this, [this] {
        m_line->insert(u"{album|title|host}"_s);
        m_line->setFocus();
    });
}

void NameTemplateField::fillPresets(QMenu &menu)
{
    const std::pair<QString, QString> presets[] = {
        {tr("As the server calls it"), QString::fromLatin1(kDefaultNameTemplate)},
        {tr("A folder for each album"), u"{album}/{index:03}-{name}.{ext}"_s},
        {tr("A folder for each site and album"), u"{site}/{album}/{index:03}-{title|name}.{ext}"_s},
        {tr("A folder for each host"), u"{host}/{name}.{ext}"_s},
        {tr("A folder for each user"), u"{user|'unknown'}/{title|name} {id}.{ext}"_s},
        {tr("A folder for each month"), u"{date:yyyy}/{date:MM}/{name}.{ext}"_s},
        {tr("Title, and what its site knows it by"), u"{title|name} {id}.{ext}"_s},
        {tr("Numbered"), u"{counter:04}.{ext}"_s},
        {tr("By checksum"), u"{hash:16}.{ext}"_s}};
    for (const auto &[title, text] : presets) {
        QAction *action = menu.addAction(title);
        action->setToolTip(text);
        connect(action, &QAction::triggered, this, [this, wanted = text] { setText(wanted); });
    }
}

void NameTemplateField::setText(const QString &text)
{
    m_line->setText(text);
    m_line->setCursorPosition(0);
}

QString NameTemplateField::text() const
{
    return m_line->text();
}

int NameTemplateField::linePx() const
{
    return m_line->sizeHint().height();
}

void NameTemplateField::setSamples(const QList<NameFacts> &samples)
{
    m_samples = samples.first(std::min<qsizetype>(samples.size(), kMostSamples));
    check();
}

void NameTemplateField::check()
{
    const auto parsed = NameTemplate::parse(m_line->text());
    m_trouble = parsed ? QString() : nameTemplateTrouble(parsed.error(), m_line->text());
    m_label->tell(m_trouble);
    underline(parsed ? nullptr : &parsed.error());
    if (parsed)
        showSamples(*parsed);
    else
        std::ranges::for_each(m_previews, [](ElidedLabel *preview) { preview->hide(); });
    Q_EMIT changed();
}

void NameTemplateField::showSamples(const NameTemplate &name)
{
    for (size_t i = 0; i < m_previews.size(); ++i) {
        const auto index = static_cast<qsizetype>(i);
        const bool isShown = index < m_samples.size();
        m_previews[i]->setVisible(isShown);
        if (isShown)
            m_previews[i]->setText(u"→ "_s % isolated(name.path(m_samples.at(index))));
    }
}

// A line edit formats its text for input methods only, so this speaks as one.
void NameTemplateField::underline(const NameTemplateError *error)
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (error) {
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.setUnderlineColor(warningColor(palette()));
        wrong.setForeground(warningColor(palette()));
        const bool isWord = error->kind == NameTemplateError::Kind::UnknownField;
        const auto length = isWord ? error->text.size() : qsizetype(1);
        const auto start = static_cast<int>(error->position) - m_line->cursorPosition();
        attributes.append({QInputMethodEvent::TextFormat, start, static_cast<int>(length), wrong});
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(m_line, &event);
}

} // namespace bowerbird
