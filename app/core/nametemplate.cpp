// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/nametemplate.h"

#include "core/imageref.h"
#include "core/nametemplateparser.h"
#include "core/safefilename.h"
#include "core/urlparts.h"

#include <QLocale>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

using Choice = NameTemplate::Choice;
using Piece = NameTemplate::Piece;
using Component = NameTemplate::Component;

bool isSeparator(QChar c)
{
    return c == u'-' || c == u'_' || c == u'.' || c.isSpace();
}

// The first `count` letters as a reader counts them.
QString firstLetters(const QString &text, int count)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (int i = 0; i < count && end < text.size(); ++i) {
        do
            end = finder.toNextBoundary();
        while (end > 0 && end < text.size() && text.at(end).isLowSurrogate()); // Qt 6.4 sees borders there
        if (end < 0)
            return text;
    }
    return text.first(end);
}

// What a site calls a picture is often the name of its file.
QString withoutImageExtension(const QString &text)
{
    const FileNameParts parts = splitFileName(text);
    return imageTypeFromExtension(parts.extension) == ImageType::Unknown ? text : parts.stem.toString();
}

// The values of one image's fields, made safe one by one, so that none brings a slash or a dot in front with it.
class Values
{
public:
    explicit Values(const NameFacts &facts)
        : m_facts(facts)
        , m_file(safeFileName(facts.rawName).isEmpty() ? QString() : fileNameFor(facts.rawName, facts.type))
    {
    }

    // Of the first choice that is known; empty when none is.
    [[nodiscard]] QString of(const Piece &piece) const
    {
        for (const Choice &choice : piece.choices) {
            if (QString value = choice.isText ? choice.format : valueOf(choice); !value.isEmpty())
                return value;
        }
        return {};
    }
    [[nodiscard]] QString stem() const { return splitFileName(m_file).stem.toString(); }
    // In the spelling the source has it in; without a file name, or for an unknown type, the usual one, which may be
    // empty.
    [[nodiscard]] QString extension() const
    {
        const QStringView own = splitFileName(m_file).extension;
        return own.isEmpty() ? fileExtension(m_facts.type) : own.toString();
    }

private:
    [[nodiscard]] QString valueOf(const Choice &choice) const;
    [[nodiscard]] QString textOf(NameField field) const;
    [[nodiscard]] int numberOf(NameField field) const;

    const NameFacts &m_facts;
    const QString m_file;
};

QString Values::textOf(NameField field) const
{
    switch (field) {
    case NameField::Site:
        return safeFileName(m_facts.site);
    case NameField::Album:
        return safeFileName(m_facts.album);
    case NameField::Title:
        return withoutImageExtension(safeFileName(m_facts.title));
    case NameField::Id:
        return safeFileName(m_facts.id);
    case NameField::User:
        return safeFileName(m_facts.user);
    case NameField::Host:
        return safeFileName(m_facts.host);
    case NameField::Name:
        return stem();
    case NameField::Ext:
        return extension();
    default:
        Q_UNREACHABLE();
    }
}

int Values::numberOf(NameField field) const
{
    switch (field) {
    case NameField::Index:
        return m_facts.index;
    case NameField::Width:
        return m_facts.widthPx;
    case NameField::Height:
        return m_facts.heightPx;
    default:
        return m_facts.counter;
    }
}

QString Values::valueOf(const Choice &choice) const
{
    switch (choice.field) {
    case NameField::Index:
    case NameField::Width:
    case NameField::Height:
    case NameField::Counter: {
        const int number = numberOf(choice.field);
        return number > 0 ? QString::number(number).rightJustified(choice.number, u'0') : QString();
    }
    case NameField::Hash: {
        const QString hash = QString::fromLatin1(m_facts.sha256.toHex());
        return choice.number > 0 ? hash.first(std::min<qsizetype>(choice.number, hash.size())) : hash;
    }
    case NameField::Date:
        return QLocale::c().toString(m_facts.date, choice.format.isEmpty() ? u"yyyy-MM-dd"_s : choice.format);
    default: {
        const QString text = textOf(choice.field);
        return choice.number > 0 ? firstLetters(text, choice.number) : text;
    }
    }
}

// Puts a component together, so that what is empty takes its separator along.
class Joiner
{
public:
    void addLiteral(QString literal)
    {
        if (m_isAfterGap)
            literal = withoutGap(literal);
        m_isAfterGap = false;
        m_text += literal;
        m_literalEnd += literal.size();
    }
    void addValue(const QString &value)
    {
        m_isAfterGap = value.isEmpty();
        if (value.isEmpty())
            return;
        m_text += value;
        m_literalEnd = 0;
    }
    [[nodiscard]] QString text()
    {
        if (m_isAfterGap)
            chopSeparators();
        return m_text;
    }

private:
    // Brackets around what is not there go with it; of the separators around it those behind it, or at the end of the
    // component those before it.
    [[nodiscard]] QString withoutGap(const QString &literal)
    {
        static constexpr QStringView kOpening = u"([";
        static constexpr QStringView kClosing = u")]";
        qsizetype begin = 0;
        const qsizetype bracket = m_literalEnd > 0 ? kOpening.indexOf(m_text.back()) : -1;
        if (bracket >= 0 && literal.startsWith(kClosing.at(bracket))) {
            m_text.chop(1);
            --m_literalEnd;
            begin = 1;
        }
        const qsizetype afterBracket = begin;
        while (begin < literal.size() && isSeparator(literal.at(begin)))
            ++begin;
        const bool isAtEnd = begin == literal.size() || kClosing.contains(literal.at(begin));
        if (begin == afterBracket && isAtEnd) // "name (field)", "(by field)"
            chopSeparators();
        return literal.sliced(begin);
    }
    void chopSeparators()
    {
        while (m_literalEnd > 0 && isSeparator(m_text.back())) {
            m_text.chop(1);
            --m_literalEnd;
        }
    }

    QString m_text;
    qsizetype m_literalEnd = 0; // how many characters at the end of m_text are the template's own
    bool m_isAfterGap = false;
};

QString joined(const Component &component, const Values &values)
{
    Joiner joiner;
    for (const Piece &piece : component) {
        if (piece.choices.isEmpty())
            joiner.addLiteral(piece.literal);
        else
            joiner.addValue(values.of(piece));
    }
    return joiner.text();
}

QString joinedFolders(const QList<Component> &folders, const Values &values)
{
    QString path;
    for (const Component &component : folders) {
        const QString folder = safeFileName(joined(component, values));
        if (!folder.isEmpty())
            path += (path.isEmpty() ? u""_s : u"/"_s) % folder;
    }
    return path;
}

// `text` with the extension behind it, cut so that the extension stays.
QString withExtension(const QString &text, const QString &extension)
{
    const auto bytes = extension.isEmpty() ? 0 : static_cast<int>(extension.size()) + 1;
    QString stem = safeFileName(text, kMaxFileNameBytes - bytes);
    if (stem.isEmpty())
        stem = u"image"_s;
    return extension.isEmpty() ? stem : QString(stem % u'.' % extension);
}

// What a template without {ext} ends with may be an extension already.
QString withRealExtension(const QString &text, const QString &extension, ImageType type)
{
    const FileNameParts parts = splitFileName(text);
    const ImageType own = imageTypeFromExtension(parts.extension);
    if (own == ImageType::Unknown)
        return withExtension(text, extension);
    const bool isRight = own == type || type == ImageType::Unknown;
    return withExtension(parts.stem.toString(), isRight ? parts.extension.toString() : extension);
}

bool isExt(const Piece &piece)
{
    return piece.choices.size() == 1 && !piece.choices.first().isText && piece.choices.first().field == NameField::Ext;
}

bool usesField(const Piece &piece, NameField field)
{
    return std::ranges::any_of(piece.choices, [field](const Choice &c) { return !c.isText && c.field == field; });
}

// Takes the {ext} at the end away, with the dots before it. False: there is none, or it is no extension there.
bool takeExt(Component &name)
{
    if (name.isEmpty() || !isExt(name.last()))
        return false;
    const bool isAfterLiteral = name.size() > 1 && name.at(name.size() - 2).choices.isEmpty();
    if (isAfterLiteral && !name.at(name.size() - 2).literal.endsWith(u'.'))
        return false;
    name.removeLast();
    if (!isAfterLiteral)
        return true;
    QString &literal = name.last().literal;
    while (literal.endsWith(u'.'))
        literal.chop(1);
    if (literal.isEmpty())
        name.removeLast();
    return true;
}

} // namespace

NameFacts NameFacts::of(const ImageRef &image)
{
    return {.site = image.source,
            .album = image.album,
            .title = image.title,
            .rawName = fileNameFromUrl(image.url),
            .id = image.siteId,
            .user = image.user,
            .host = splitAuthority(splitUrl(image.url).authority).host.toString().toLower(),
            .index = image.index,
            .date = image.publishedAt,
            .widthPx = image.widthPx,
            .heightPx = image.heightPx,
            .type = image.type};
}

NameTemplate::NameTemplate()
    : m_name{Piece{.choices = {Choice{.field = NameField::Name}}}}
{
}

std::expected<NameTemplate, NameTemplateError> NameTemplate::parse(QStringView text)
{
    auto components = parseNameTemplate(text);
    if (!components)
        return std::unexpected(components.error());
    NameTemplate result;
    result.m_name = components->takeLast();
    result.m_endsInExt = takeExt(result.m_name);
    result.m_folders = std::move(*components);
    return result;
}

bool NameTemplate::uses(NameField field) const
{
    const auto isIn = [field](const Component &component) {
        return std::ranges::any_of(component, [field](const Piece &piece) { return usesField(piece, field); });
    };
    return (field == NameField::Ext && m_endsInExt) || isIn(m_name) || std::ranges::any_of(m_folders, isIn);
}

QString NameTemplate::folder(const NameFacts &facts) const
{
    return joinedFolders(m_folders, Values(facts));
}

QString NameTemplate::path(const NameFacts &facts) const
{
    const Values values(facts);
    const QString folder = joinedFolders(m_folders, values);
    QString name = joined(m_name, values);
    if (safeFileName(name).isEmpty())
        name = values.stem();
    const QString file =
        m_endsInExt ? withExtension(name, values.extension()) : withRealExtension(name, values.extension(), facts.type);
    return folder.isEmpty() ? file : QString(folder % u'/' % file);
}

} // namespace bowerbird
