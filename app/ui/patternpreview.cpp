// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/patternpreview.h"

#include "core/pattern.h"
#include "ui/fieldtrouble.h"
#include "ui/formatting.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr qsizetype kShownPatterns = 2;
constexpr qsizetype kMostLooked = 10'000; // links; more would be felt while typing
constexpr int kShownWidth = 70;           // characters of one link

QString troubleText(PatternTrouble::Kind kind)
{
    switch (kind) {
    case PatternTrouble::Kind::NumberTooLarge:
        return PatternPreview::tr("this number is too large.");
    case PatternTrouble::Kind::SmallToCapital:
        return PatternPreview::tr("a range goes from small letters to small ones, or from capitals to capitals.");
    case PatternTrouble::Kind::ZeroStep:
        return PatternPreview::tr("the step after the colon must be 1 or more.");
    case PatternTrouble::Kind::Backwards:
        return PatternPreview::tr("this range runs backwards; write the smaller end first.");
    case PatternTrouble::Kind::StrayBrace:
        return PatternPreview::tr("this brace has no counterpart.");
    case PatternTrouble::Kind::NestedTooDeep:
        return PatternPreview::tr("lists are nested too deep here.");
    }
    Q_UNREACHABLE();
}

// The end of a link tells one from the other; so the middle is left out.
QString shortened(const QString &link)
{
    const QString line = toSingleLine(link);
    return line.size() <= kShownWidth ? line : line.left(kShownWidth / 3) + u'…' + line.right(2 * kShownWidth / 3);
}

QString examplesOf(const LinkPattern &pattern)
{
    QStringList lines = {PatternPreview::tr("%L1 links:").arg(pattern.count())};
    const qint64 last = pattern.count() - 1;
    for (qint64 i = 0; i < qMin<qint64>(2, last); ++i)
        lines << isolated(shortened(pattern.at(i)));
    if (last > 2)
        lines << u"⋮"_s;
    lines << isolated(shortened(pattern.at(last)));
    return lines.join(u'\n');
}

} // namespace

PatternPreview::PatternPreview(QWidget *parent)
    : QWidget(parent)
    , m_examples(new QLabel(this))
    , m_trouble(new FieldTrouble(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_examples);
    layout->addWidget(m_trouble);
    m_examples->setTextFormat(Qt::PlainText);
    m_examples->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_examples->setAccessibleName(tr("What the patterns stand for"));
    setVisible(false);
}

void PatternPreview::setLinks(const QStringList &links)
{
    m_lines.clear();
    m_why.clear();
    m_wrongLink.clear();
    m_count = qMax<qsizetype>(0, links.size() - kMostLooked);
    for (const QString &link : links.first(qMin(links.size(), kMostLooked)))
        take(link);
    QStringList shown = m_lines.first(qMin(m_lines.size(), kShownPatterns));
    if (const qsizetype more = m_lines.size() - shown.size(); more > 0)
        shown << tr("%Ln more pattern(s)", nullptr, static_cast<int>(more));
    m_examples->setText(shown.join(u"\n\n"_s)); // a gap tells where one ends
    m_examples->setVisible(!m_lines.isEmpty());
    m_trouble->tell(m_why);
    setVisible(!m_lines.isEmpty() || !m_why.isEmpty());
}

void PatternPreview::take(const QString &link)
{
    const std::expected<LinkPattern, PatternTrouble> pattern = LinkPattern::parse(link);
    if (!pattern)
        return setWrong(link, pattern.error().at, troubleText(pattern.error().kind));
    if (pattern->isFixed()) {
        ++m_count;
        return;
    }
    if (pattern->count() > kMostPatternLinks)
        return setWrong(link, 0,
                        tr("this stands for more than %L1 links; make the ranges smaller.").arg(kMostPatternLinks));
    m_count += pattern->count();
    m_lines << examplesOf(*pattern);
}

void PatternPreview::setWrong(const QString &link, qsizetype at, const QString &why)
{
    if (!m_wrongLink.isEmpty())
        return;
    m_wrongLink = link;
    m_wrongAt = at;
    m_why = tr("Character %1 of %2: %3").arg(QString::number(at + 1), isolated(shortened(link)), why);
}

} // namespace bowerbird
