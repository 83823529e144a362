// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filterpage.h"

#include "core/textpattern.h"
#include "ui/fieldtrouble.h"
#include "ui/typechooser.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>

namespace bowerbird {

namespace {

constexpr qint64 kKibibyte = 1024;
constexpr qint64 kMebibyte = 1024 * kKibibyte;
constexpr int kMostPixels = 100'000;
constexpr int kMostDays = 36'500;
constexpr int kNoScore = -1'000'001; // one below the lowest that can be typed
constexpr int kMostScore = 100'000'000;

} // namespace

FilterPage::FilterPage(Scope scope, QWidget *parent)
    : SettingsForm(parent)
{
    if (scope == Scope::Collection)
        addTypes();
    addSizes();
    addDimensions();
    addFacts();
    addExpression();
    connect(this, &SettingsForm::changed, this, &FilterPage::check);
}

void FilterPage::addBox(const Number &number)
{
    connect(addNumber(number), &QSpinBox::valueChanged, this, &SettingsForm::changed);
}

void FilterPage::addTypes()
{
    m_types = new TypeChooser(this);
    addRow(tr("Types"), m_types, m_types->linePx());
    m_typesTrouble = addTrouble();
    bind([this](const Settings &from) { m_types->setSelection(from.download.types); },
         [this](Settings &to) { to.download.types = m_types->selection(); });
    connect(m_types, &TypeChooser::changed, this, &SettingsForm::changed);
}

void FilterPage::addSizes()
{
    addBox({.title = tr("Smallest f&ile"),
            .load = [](const Settings &s) { return s.download.minBytes / kKibibyte; },
            .store = [](Settings &s, int value) { s.download.minBytes = value * kKibibyte; },
            .most = 1'000'000,
            .suffix = tr(" KiB"),
            .special = tr("any")});
    addBox({.title = tr("&Largest file"),
            .load = [](const Settings &s) { return s.download.maxBytes / kMebibyte; },
            .store = [](Settings &s, int value) { s.download.maxBytes = value * kMebibyte; },
            .most = 1'000'000,
            .suffix = tr(" MiB"),
            .special = tr("any")});
}

void FilterPage::addDimensions()
{
    const auto pixels = [this](const QString &title, int DownloadOptions::*member) {
        addBox({.title = title,
                .load = [member](const Settings &s) { return s.download.*member; },
                .store = [member](Settings &s, int value) { s.download.*member = value; },
                .most = kMostPixels,
                .suffix = tr(" px"),
                .special = tr("any")});
    };
    pixels(tr("Smallest &width"), &DownloadOptions::minWidthPx);
    pixels(tr("Smallest &height"), &DownloadOptions::minHeightPx);
    pixels(tr("Largest wi&dth"), &DownloadOptions::maxWidthPx);
    pixels(tr("Largest h&eight"), &DownloadOptions::maxHeightPx);
}

void FilterPage::addFacts()
{
    const auto days = [this](const QString &title, int ListingFilter::*member) {
        addBox({.title = title,
                .load = [member](const Settings &s) { return s.download.listing.*member; },
                .store = [member](Settings &s, int value) { s.download.listing.*member = value; },
                .most = kMostDays,
                .suffix = tr(" days"),
                .special = tr("any age")});
    };
    days(tr("Not &older than"), &ListingFilter::maxAgeDays);
    days(tr("Not &newer than"), &ListingFilter::minAgeDays);
    addBox({.title = tr("Least &score"),
            .load = [](const Settings &s) { return s.download.listing.minScore.value_or(kNoScore); },
            .store =
                [](Settings &s, int value) {
                    s.download.listing.minScore = value == kNoScore ? std::nullopt : std::optional(value);
                },
            .least = kNoScore,
            .most = kMostScore,
            .special = tr("any")});
    QComboBox *motion =
        addChoice<MotionRule>(tr("Ani&mated images"), [](Settings &s) -> auto & { return s.download.listing.motion; },
                              {{tr("with the others"), MotionRule::Any},
                               {tr("only these"), MotionRule::OnlyMoving},
                               {tr("none"), MotionRule::OnlyStill}});
    connect(motion, &QComboBox::currentIndexChanged, this, &SettingsForm::changed);
    QCheckBox *sensitive = addSwitch(tr("Images that the site calls sensiti&ve, too"),
                                     [](Settings &s) -> auto & { return s.download.listing.allowsSensitive; });
    connect(sensitive, &QCheckBox::toggled, this, &SettingsForm::changed);
}

void FilterPage::addExpression()
{
    QComboBox *rule = addChoice<TextRule>(
        tr("&Title or file name"), [](Settings &s) -> auto & { return s.download.listing.textRule; },
        {{tr("matches"), TextRule::Matching}, {tr("does not match"), TextRule::NotMatching}});
    m_text = addText(
        tr("E&xpression"), [](Settings &s) -> auto & { return s.download.listing.text; },
        tr("for example: cat|kitten"));
    m_text->setMaxLength(TextPattern::kLongestPattern);
    m_text->setAccessibleName(tr("Regular expression"));
    m_text->setToolTip(tr("A regular expression, in either case of letters. Empty: any title."));
    m_textTrouble = addTrouble();
    addHint(tr("What is not known of an image never leaves it out."));
    connect(rule, &QComboBox::currentIndexChanged, this, &SettingsForm::changed);
    connect(m_text, &QLineEdit::textChanged, this, &SettingsForm::changed);
}

QString FilterPage::trouble() const
{
    if (m_types && !m_types->hasAny())
        return tr("Choose at least one type of image.");
    if (const auto pattern = TextPattern::compile(m_text->text()); !pattern)
        return tr("The expression is wrong at character %1: %2").arg(pattern.error().at + 1).arg(pattern.error().what);
    return {};
}

void FilterPage::check()
{
    const QString text = trouble();
    const bool isOfTypes = m_types && !m_types->hasAny();
    if (m_typesTrouble)
        m_typesTrouble->tell(isOfTypes ? text : QString());
    m_textTrouble->tell(isOfTypes ? QString() : text);
}

void FilterPage::tellGivenUp(bool isGivenUp)
{
    if (trouble().isEmpty())
        m_textTrouble->tell(isGivenUp ? tr("This expression takes too long and is not used; make it simpler.")
                                      : QString());
}

} // namespace bowerbird
