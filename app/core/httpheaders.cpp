// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/httpheaders.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cctype>

namespace bowerbird {

namespace {

constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array kShortDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array kLongDays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAllDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

// Digits only, and no more than fit.
std::optional<qint64> toNumber(QByteArrayView text)
{
    if (!isAllDigits(text))
        return std::nullopt;
    bool isOk = false;
    const qint64 number = text.toLongLong(&isOk);
    return isOk ? std::optional(number) : std::nullopt;
}

QByteArrayView withoutSpaces(QByteArrayView text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

template<size_t Count>
bool isOneOf(QByteArrayView text, const std::array<const char *, Count> &names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *name) { return text == QByteArrayView(name); });
}

// A date's text against a form: 'D' a digit of the day, 'N' the month's name, 'Y' the year, 'h', 'm', 's' the time,
// '_' a space or a digit of the day; anything else stands for itself.
struct DateFields
{
    int day = 0;
    int month = 0;
    int year = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

int *fieldOf(DateFields &fields, char form)
{
    switch (form) {
    case 'D':
    case '_':
        return &fields.day;
    case 'Y':
        return &fields.year;
    case 'h':
        return &fields.hour;
    case 'm':
        return &fields.minute;
    case 's':
        return &fields.second;
    default:
        return nullptr;
    }
}

int monthNumber(QByteArrayView name)
{
    const auto *const found =
        std::find_if(kMonths.begin(), kMonths.end(), [&](const char *month) { return name == QByteArrayView(month); });
    return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

bool takeCharacter(DateFields &fields, char form, char c)
{
    int *const field = fieldOf(fields, form);
    if (!field)
        return form == c;
    if (form == '_' && c == ' ')
        return true;
    if (!isDigit(c))
        return false;
    *field = *field * 10 + (c - '0');
    return true;
}

std::optional<DateFields> readDate(QByteArrayView text, QByteArrayView form)
{
    if (text.size() != form.size())
        return std::nullopt;
    DateFields fields;
    for (qsizetype i = 0; i < form.size(); ++i) {
        if (form.at(i) == 'N') {
            fields.month = monthNumber(text.sliced(i, 3));
            i += 2;
        } else if (!takeCharacter(fields, form.at(i), text.at(i))) {
            return std::nullopt;
        }
    }
    return fields;
}

std::optional<QDateTime> toDateTime(const std::optional<DateFields> &fields)
{
    if (!fields)
        return std::nullopt;
    const QDate date(fields->year, fields->month, fields->day);
    // The grammar allows a leap second, QTime does not.
    const QTime time(fields->hour, fields->minute, fields->second == 60 ? 59 : fields->second);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(date, time, Qt::UTC);
}

std::optional<QDateTime> parseRfc850Date(QByteArrayView afterDay)
{
    std::optional<DateFields> fields = readDate(afterDay, "DD-NNN-YY hh:mm:ss GMT");
    if (fields) // two digits, read as POSIX does; this form was out of use before it could become ambiguous
        fields->year += fields->year < 70 ? 2000 : 1900;
    return toDateTime(fields);
}

// Where a list of parameters is read: a header's value and how far it is known.
struct Cursor
{
    QByteArrayView text;
    qsizetype at = 0;

    [[nodiscard]] bool isAtEnd() const { return at >= text.size(); }
    [[nodiscard]] char current() const { return text.at(at); }
    void skipSpaces()
    {
        while (!isAtEnd() && (current() == ' ' || current() == '\t'))
            ++at;
    }
    QByteArrayView takeUntil(QByteArrayView stops)
    {
        const qsizetype begin = at;
        while (!isAtEnd() && !stops.contains(current()))
            ++at;
        return text.sliced(begin, at - begin);
    }
};

// A quoted string whose opening quote is at the cursor; nothing when it never ends.
std::optional<QByteArray> takeQuoted(Cursor &cursor)
{
    QByteArray result;
    for (++cursor.at; !cursor.isAtEnd(); ++cursor.at) {
        char c = cursor.current();
        if (c == '"') {
            ++cursor.at;
            return result;
        }
        if (c == '\\' && cursor.at + 1 < cursor.text.size())
            c = cursor.text.at(++cursor.at);
        result += c;
    }
    return std::nullopt;
}

struct Parameter
{
    QByteArray name; // lower case
    QByteArray value;
    bool isQuoted = false;
};

// The parameter at the cursor, which ends up on the next ';' or at the end. Nothing when it is malformed.
std::optional<Parameter> takeParameter(Cursor &cursor)
{
    Parameter parameter;
    parameter.name = withoutSpaces(cursor.takeUntil("=;")).toByteArray().toLower();
    if (cursor.isAtEnd() || cursor.current() == ';')
        return std::nullopt;
    ++cursor.at;
    cursor.skipSpaces();
    parameter.isQuoted = !cursor.isAtEnd() && cursor.current() == '"';
    if (!parameter.isQuoted) {
        // Unquoted names with spaces are forbidden and frequent; where they end is still beyond doubt.
        parameter.value = withoutSpaces(cursor.takeUntil(";")).toByteArray();
        return parameter.value.isEmpty() || parameter.value.contains('"') ? std::nullopt : std::optional(parameter);
    }
    const std::optional<QByteArray> quoted = takeQuoted(cursor);
    const bool isFollowedByJunk = !withoutSpaces(cursor.takeUntil(";")).isEmpty();
    if (!quoted || isFollowedByJunk)
        return std::nullopt;
    parameter.value = *quoted;
    return parameter;
}

// RFC 8187: charset'language'percent-encoded.
std::optional<QString> decodeExtended(const Parameter &parameter)
{
    const QList<QByteArray> pieces = parameter.value.split('\'');
    if (parameter.isQuoted || pieces.size() != 3)
        return std::nullopt;
    const QByteArray &encoded = pieces.at(2);
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const char c = encoded.at(i);
        const bool isEscape = c == '%' && i + 2 < encoded.size() &&
                              std::isxdigit(static_cast<uchar>(encoded.at(i + 1))) &&
                              std::isxdigit(static_cast<uchar>(encoded.at(i + 2)));
        const bool isAttributeCharacter =
            std::isalnum(static_cast<uchar>(c)) || QByteArrayView("!#$&+-.^_`|~").contains(c);
        if (!isEscape && !isAttributeCharacter)
            return std::nullopt;
    }
    const QByteArray bytes = QByteArray::fromPercentEncoding(encoded);
    const QByteArray charset = pieces.at(0).toLower();
    if (charset == "utf-8")
        return bytes.isValidUtf8() ? std::optional(QString::fromUtf8(bytes)) : std::nullopt;
    return charset == "iso-8859-1" ? std::optional(QString::fromLatin1(bytes)) : std::nullopt;
}

// Raw bytes above 127 have no standing; servers that send them mean UTF-8, the oldest ones Latin-1.
QString decodePlain(const QByteArray &value)
{
    return value.isValidUtf8() ? QString::fromUtf8(value) : QString::fromLatin1(value);
}

} // namespace

std::optional<QDateTime> parseHttpDate(QByteArrayView value)
{
    const QByteArrayView text = withoutSpaces(value);
    if (const qsizetype comma = text.indexOf(','); comma >= 0) {
        const QByteArrayView day = text.first(comma);
        const QByteArrayView rest = text.sliced(comma + 1);
        if (!rest.startsWith(' '))
            return std::nullopt;
        if (isOneOf(day, kShortDays))
            return toDateTime(readDate(rest.sliced(1), "DD NNN YYYY hh:mm:ss GMT"));
        return isOneOf(day, kLongDays) ? parseRfc850Date(rest.sliced(1)) : std::nullopt;
    }
    if (text.size() < 4 || !isOneOf(text.first(3), kShortDays) || text.at(3) != ' ')
        return std::nullopt;
    return toDateTime(readDate(text.sliced(4), "NNN _D hh:mm:ss YYYY"));
}

std::optional<std::chrono::milliseconds> parseRetryAfter(QByteArrayView value, const QDateTime &now)
{
    // Far beyond any wait that is kept, and far from overflow.
    constexpr qint64 kMostSeconds = 1'000'000'000'000;
    const QByteArrayView text = withoutSpaces(value);
    if (isAllDigits(text))
        return std::chrono::seconds(std::min(toNumber(text).value_or(kMostSeconds), kMostSeconds));
    const std::optional<QDateTime> date = parseHttpDate(text);
    if (!date)
        return std::nullopt;
    return std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(*date)));
}

std::optional<std::chrono::seconds> parseMaxAge(QByteArrayView cacheControl, QByteArrayView age)
{
    constexpr QByteArrayView kMaxAge("max-age=");
    std::optional<qint64> least;
    const QByteArrayList directives = cacheControl.toByteArray().toLower().split(',');
    for (const QByteArray &directive : directives) {
        QByteArrayView text = withoutSpaces(directive);
        if (text == QByteArrayView("no-store") || text.startsWith("no-cache"))
            return std::nullopt;
        if (!text.startsWith(kMaxAge))
            continue;
        text = text.sliced(kMaxAge.size());
        if (text.size() > 2 && text.startsWith('"') && text.endsWith('"'))
            text = text.sliced(1, text.size() - 2);
        const std::optional<qint64> seconds = toNumber(text);
        if (!seconds)
            return std::nullopt;
        least = std::min(least.value_or(*seconds), *seconds);
    }
    if (!least)
        return std::nullopt;
    const qint64 over = toNumber(withoutSpaces(age)).value_or(0);
    return std::chrono::seconds(std::max<qint64>(*least - over, 0));
}

std::optional<std::chrono::seconds> parseFreshness(QByteArrayView cacheControl, QByteArrayView expires,
                                                   QByteArrayView age, const QDateTime &date)
{
    const QByteArray lower = cacheControl.toByteArray().toLower();
    const bool isSaid = lower.contains("max-age") || lower.contains("no-store") || lower.contains("no-cache");
    if (isSaid || withoutSpaces(expires).isEmpty())
        return parseMaxAge(cacheControl, age);
    const std::optional<QDateTime> until = parseHttpDate(expires);
    if (!until || !date.isValid())
        return std::chrono::seconds(0);
    const qint64 over = toNumber(withoutSpaces(age)).value_or(0);
    return std::chrono::seconds(std::max<qint64>(date.secsTo(*until) - over, 0));
}

std::optional<ContentRange> parseContentRange(QByteArrayView value)
{
    constexpr qsizetype kUnitLength = 5;
    const QByteArrayView text = withoutSpaces(value);
    if (text.size() <= kUnitLength || text.first(kUnitLength).compare("bytes", Qt::CaseInsensitive) != 0 ||
        text.at(kUnitLength) != ' ')
        return std::nullopt;
    const QByteArrayView rest = withoutSpaces(text.sliced(kUnitLength));
    const qsizetype slash = rest.indexOf('/');
    if (slash < 0)
        return std::nullopt;
    const QByteArrayView range = rest.first(slash);
    const QByteArrayView size = rest.sliced(slash + 1);
    const std::optional<qint64> total = toNumber(size);
    if (!total && size != "*")
        return std::nullopt;
    if (range == "*")
        return total ? std::optional(ContentRange{.total = *total}) : std::nullopt;
    const qsizetype dash = range.indexOf('-');
    if (dash < 0)
        return std::nullopt;
    const std::optional<qint64> first = toNumber(range.first(dash));
    const std::optional<qint64> last = toNumber(range.sliced(dash + 1));
    if (!first || !last || *first > *last || (total && *last >= *total))
        return std::nullopt;
    return ContentRange{.first = *first, .last = *last, .total = total.value_or(-1)};
}

ContentLength parseContentLength(QByteArrayView value)
{
    using State = ContentLength::State;
    Cursor cursor{.text = value};
    const QByteArrayView candidate = withoutSpaces(cursor.takeUntil(","));
    while (!cursor.isAtEnd()) {
        ++cursor.at;
        if (withoutSpaces(cursor.takeUntil(",")) != candidate)
            return {.state = State::Contradictory};
    }
    const std::optional<qint64> bytes = toNumber(candidate);
    return bytes ? ContentLength{.state = State::Valid, .bytes = *bytes} : ContentLength{};
}

QString parseContentDisposition(QByteArrayView value)
{
    Cursor cursor{.text = value};
    const QByteArrayView type = withoutSpaces(cursor.takeUntil(";"));
    if (value.contains('\0') || type.isEmpty() || type.contains('=') || type.contains('"'))
        return {};
    std::optional<QString> plain;
    std::optional<QString> extended;
    while (!cursor.isAtEnd()) {
        ++cursor.at;
        const std::optional<Parameter> parameter = takeParameter(cursor);
        if (!parameter)
            continue;
        if (parameter->name == "filename" && !plain)
            plain = decodePlain(parameter->value);
        else if (parameter->name == "filename*" && !extended)
            extended = decodeExtended(*parameter);
    }
    return extended.value_or(plain.value_or(QString()));
}

} // namespace bowerbird
