// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagetype.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <expected>

namespace bowerbird {

struct ImageRef;

// What stands between braces in a template. Each has one name there; kNameFields lists them.
enum class NameField : quint8 {
    Site,
    Album,
    Index,
    Title,
    Name,
    Ext,
    Id,
    User,
    Date,
    Width,
    Height,
    Host,
    Hash,
    Counter, // keep last: tables are sized by it
};

inline constexpr int kNameFieldCount = static_cast<int>(NameField::Counter) + 1;

[[nodiscard]] QString nameFieldName(NameField field); // "site", as it is written in a template

// What a template is filled with. What is empty, 0 or invalid is not known.
struct NameFacts
{
    // Also finds the date, the host, and the name in the URL.
    [[nodiscard]] static NameFacts of(const ImageRef &image);

    QString site;
    QString album;
    QString title;
    QString rawName; // what its server or its URL calls the file, with any extension, not yet safe
    QString id;
    QString user;
    QString host;
    int index = 0;
    QDateTime date; // UTC
    int widthPx = 0;
    int heightPx = 0;
    QByteArray sha256; // 32 raw bytes
    int counter = 0;
    ImageType type = ImageType::Unknown; // the real one; Unknown leaves extensions alone
};

// Why a text is no template, and where.
struct NameTemplateError
{
    enum class Kind : quint8 {
        Empty,
        StrayBrace, // a '}' without its '{'
        OpenBrace,  // a '{' without its '}'
        NoField,    // nothing between braces, or beside a '|'
        UnknownField,
        NoFormat,     // the field takes none
        BadNumber,    // of digits, of letters
        BadDate,      // a letter that dates do not have
        SlashInBraces // folders are told apart outside
    };
    Kind kind = Kind::Empty;
    qsizetype position = 0; // of the character, from 0, in UTF-16
    QString text;           // the word or character that is wrong; "/" of a date, else all that it stands in
};

// Which character of `text` stands there, counted from 1 as a person counts: a pair of UTF-16 is one.
[[nodiscard]] qsizetype characterNumber(QStringView text, qsizetype position);

// Where an image goes below its folder, as a person has written it down:
//
//     {album}/{index:03}-{title|name}.{ext}
//
// A field is a name in braces; '/' makes folders; {{ and }} are braces. After a ':' stands a format: for numbers how
// many digits at least (03), for texts how many characters at most, for {hash} how many letters, for {date} its
// spelling (yyyy-MM-dd; y M d H h m s). Of several fields between '|' the first that is known is taken; the last may be
// a text in quotes.
//
// A field that is not known drops out, with brackets of its own and with the separator (spaces . - _) beside it, a
// folder that comes to nothing with its slash. What is left is made safe, folder by folder, so that nothing leads out
// of the directory, each at most kMaxFileNameBytes long. A name that comes to nothing is {name}.
//
// Extensions: {ext} is the source's own spelling where that names the real type, else the usual one. A template without
// it gets it all the same; an extension it ends with stays if it names the real type and is replaced if not.
//
// Thread: any; a value.
class NameTemplate
{
public:
    NameTemplate(); // {name}.{ext}
    [[nodiscard]] static std::expected<NameTemplate, NameTemplateError> parse(QStringView text);

    [[nodiscard]] bool uses(NameField field) const;
    // The path below the directory, with '/' between folders; never empty.
    [[nodiscard]] QString path(const NameFacts &facts) const;
    // The folders alone, without a slash at their end; empty = none.
    [[nodiscard]] QString folder(const NameFacts &facts) const;

    // Made by the parser only.
    struct Choice // one of those between '|'
    {
        NameField field = NameField::Name;
        bool isText = false;
        QString format; // or the text
        int number = 0; // the format as one
    };
    struct Piece
    {
        QString literal;       // of a literal
        QList<Choice> choices; // of a field: not empty
    };
    using Component = QList<Piece>;

private:
    QList<Component> m_folders;
    Component m_name; // without an {ext} at its end, and the dot before it
    bool m_endsInExt = true;
};

} // namespace bowerbird
