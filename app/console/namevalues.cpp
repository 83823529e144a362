// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/namevalues.h"

#include "core/nametemplate.h"
#include "core/textpattern.h"

#include <QRegularExpression>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString allFields()
{
    QStringList names;
    for (int field = 0; field < kNameFieldCount; ++field)
        names << nameFieldName(static_cast<NameField>(field));
    return names.join(u", "_s);
}

QString templateTrouble(const NameTemplateError &error)
{
    using Kind = NameTemplateError::Kind;
    switch (error.kind) {
    case Kind::Empty:
        return u"it is empty; {name}.{ext} is the usual one"_s;
    case Kind::StrayBrace:
        return u"this '}' closes nothing; write }} for a brace"_s;
    case Kind::OpenBrace:
        return u"this '{' is not closed; write {{ for a brace"_s;
    case Kind::NoField:
        return u"a field is missing; there are %1"_s.arg(allFields());
    case Kind::UnknownField:
        return u"there is no field '%1'; there are %2"_s.arg(error.text, allFields());
    case Kind::NoFormat:
        return u"{ext} takes no format"_s;
    case Kind::BadNumber:
        return u"a number from 1 to %1 belongs here, such as 3"_s.arg(error.text);
    case Kind::BadDate:
        return u"'%1' is not part of a date; write it with y, M, d, H, h, m and s, such as yyyy-MM-dd"_s.arg(
            error.text);
    case Kind::SlashInBraces:
        return error.text == u'/'
                   ? u"a folder cannot begin inside braces; write {date:yyyy}/{date:MM}"_s
                   : u"a folder cannot begin inside braces, as in %1; write the '/' outside, or another character"_s
                         .arg(error.text);
    }
    Q_UNREACHABLE();
}

// As many columns as the terminal needs for what stands before, as far as one can know.
QString caretBelow(const QString &text, qsizetype position)
{
    QString gap;
    for (const QChar c : QStringView(text).first(position)) {
        if (!c.isLowSurrogate())
            gap += c == u'\t' ? c : u' ';
    }
    return gap + u'^';
}

std::optional<QSize> sizeOf(const QString &value)
{
    static const QRegularExpression kSize(u"^([0-9]{1,6})[xX\u00D7]([0-9]{1,6})$"_s);
    const QRegularExpressionMatch match = kSize.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

std::unexpected<QString> noSize(const char *name, const QString &value)
{
    return std::unexpected(
        u"--%1 takes a width and a height in pixels, such as 800x600, not '%2'."_s.arg(QLatin1StringView(name), value));
}

Applied applyText(const char *name, TextRule rule, CommandLine &line, const QString &value)
{
    if (line.text && line.textRule != rule)
        return std::unexpected(u"--match and --no-match cannot go together."_s);
    if (const auto compiled = TextPattern::compile(value, rule); !compiled)
        return std::unexpected(u"--%1: at character %2, %3.\n  %4\n  %5\n"_s.arg(QLatin1StringView(name))
                                   .arg(characterNumber(value, compiled.error().at))
                                   .arg(compiled.error().what, value, caretBelow(value, compiled.error().at)));
    line.text = value;
    line.textRule = rule;
    return {};
}

} // namespace

Applied applyName(CommandLine &line, const QString &value)
{
    if (const auto parsed = NameTemplate::parse(value); !parsed) {
        const NameTemplateError &error = parsed.error();
        return std::unexpected(
            u"--name: at character %1, %2.\n  %3\n  %4\n"_s.arg(characterNumber(value, error.position))
                .arg(templateTrouble(error), value, caretBelow(value, error.position)));
    }
    line.nameTemplate = value;
    return {};
}

Applied applyMinSize(CommandLine &line, const QString &value)
{
    line.minSize = sizeOf(value);
    return line.minSize ? Applied() : noSize("min-size", value);
}

Applied applyMaxSize(CommandLine &line, const QString &value)
{
    line.maxSize = sizeOf(value);
    return line.maxSize ? Applied() : noSize("max-size", value);
}

Applied applyMatch(CommandLine &line, const QString &value)
{
    return applyText("match", TextRule::Matching, line, value);
}

Applied applyNoMatch(CommandLine &line, const QString &value)
{
    return applyText("no-match", TextRule::NotMatching, line, value);
}

} // namespace bowerbird
