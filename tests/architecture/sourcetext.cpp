// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sourcetext.h"

#include <QRegularExpression>

namespace bowerbird::architecture {

using namespace Qt::StringLiterals;

namespace {

// Strings are found by one expression, longest forms first; what it does not match is code.
const QRegularExpression &pieces()
{
    static const QRegularExpression expression(
        uR"RE((?<include>^[ \t]*#[ \t]*include[^\n]*))RE"
        uR"RE(|(?<comment>//(?:\\\n|[^\n])*|/\*[\s\S]*?(?:\*/|\z)))RE"
        uR"RE(|(?<string>R"([^()\\ \n]*)\([\s\S]*?\)\g{-1}"|"(?:\\.|[^"\\\n])*"))RE"
        uR"RE(|(?<number>\b[0-9][0-9a-zA-Z.]*(?:'[0-9a-zA-Z]+)+))RE"
        uR"RE(|(?<character>'(?:\\.|[^'\\\n])+'))RE"_s,
        QRegularExpression::MultilineOption);
    return expression;
}

QString blank(const QString &text)
{
    QString result = text;
    for (QChar &c : result) {
        if (c != u'\n')
            c = u' ';
    }
    return result;
}

} // namespace

SourceText splitSource(const QString &source)
{
    SourceText text;
    qsizetype end = 0;
    auto matches = pieces().globalMatch(source);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString between = source.mid(end, match.capturedStart() - end);
        const QString piece = match.captured();
        end = match.capturedEnd();
        const bool isComment = match.hasCaptured(u"comment"_s);
        const bool isHidden = isComment || match.hasCaptured(u"string"_s) || match.hasCaptured(u"character"_s);
        text.code += between + (isHidden ? blank(piece) : piece);
        text.comments += blank(between) + (isComment ? piece : blank(piece));
    }
    text.code += source.mid(end);
    text.comments += blank(source.mid(end));
    return text;
}

QList<Include> includesIn(const SourceText &text)
{
    static const QRegularExpression expression(uR"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])"_s,
                                               QRegularExpression::MultilineOption);
    QList<Include> includes;
    auto matches = expression.globalMatch(text.code);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        includes << Include{.path = match.captured(2),
                            .isQuoted = match.captured(1) == u"\"",
                            .line = lineAt(text.code, match.capturedStart(2))};
    }
    return includes;
}

int lineAt(const QString &text, qsizetype offset)
{
    return static_cast<int>(QStringView(text).left(offset).count(u'\n')) + 1;
}

} // namespace bowerbird::architecture
