// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlformat.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kNone("None");
constexpr qsizetype kLongestResult = 4096;

// Python's words for it. A whole number beyond 2^53 has lost its end only when it does not fit into 64 bits.
std::optional<QString> textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return kNone;
    case QJsonValue::Bool:
        return value.toBool() ? u"True"_s : u"False"_s;
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double:
        break;
    default:
        return std::nullopt;
    }
    constexpr qint64 kNoNumber = std::numeric_limits<qint64>::min();
    const qint64 number = value.toInteger(kNoNumber);
    return number == kNoNumber ? std::nullopt : std::optional(QString::number(number));
}

// What Python takes for false.
bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || value == QJsonValue(false) || value == QJsonValue(0) ||
           value == QJsonValue(QString()) || (value.isArray() && value.toArray().isEmpty()) ||
           (value.isObject() && value.toObject().isEmpty());
}

// "name", "name[key]", "name[key][2]"; undefined: there is no such fact. Nothing: another form.
std::optional<QJsonValue> factAt(const QString &path, const QJsonObject &facts)
{
    static const QRegularExpression kPath(uR"(^([A-Za-z_]\w*)((?:\[[^\[\]:]+\])*)$)"_s);
    static const QRegularExpression kStep(uR"(\[([^\]]+)\])"_s);
    const QRegularExpressionMatch match = kPath.match(path);
    if (!match.hasMatch() || match.captured(1) == "_env"_L1 || match.captured(1) == "_now"_L1)
        return std::nullopt;
    QJsonValue value = facts[match.captured(1)];
    for (auto steps = kStep.globalMatch(match.captured(2)); steps.hasNext();) {
        const QString key = steps.next().captured(1);
        bool isNumber = false;
        const int number = key.toInt(&isNumber);
        if (value.isArray() && isNumber && number >= 0)
            value = value.toArray().at(number);
        else if (value.isObject())
            value = value.toObject()[key];
        else if (value.isString() && isNumber && number >= 0 && number < value.toString().size())
            value = QString(value.toString().at(number));
        else
            value = QJsonValue::Undefined;
    }
    return value;
}

// A date comes as the text that Python makes of it.
std::optional<QString> dateText(const QJsonValue &value, const QString &format)
{
    const QDateTime date = QDateTime::fromString(value.toString().left(19), u"yyyy-MM-dd HH:mm:ss"_s);
    QString text;
    for (qsizetype at = 0; at < format.size(); ++at) {
        if (format.at(at) != u'%') {
            text += format.at(at);
            continue;
        }
        static const std::pair<char16_t, QString> kParts[] = {{u'Y', u"yyyy"_s}, {u'm', u"MM"_s}, {u'd', u"dd"_s},
                                                              {u'H', u"HH"_s},   {u'M', u"mm"_s}, {u'S', u"ss"_s}};
        const QChar letter = ++at < format.size() ? format.at(at) : QChar();
        const auto *const part =
            std::find_if(std::begin(kParts), std::end(kParts), [letter](const auto &p) { return p.first == letter; });
        if (!date.isValid() || part == std::end(kParts))
            return std::nullopt;
        text += date.toString(part->second);
    }
    return text;
}

std::optional<QString> specified(const QJsonValue &value, const QString &specifier)
{
    if (specifier.isEmpty())
        return textOf(value);
    if (specifier.startsWith(u'?')) {
        const QString before = specifier.section(u'/', 0, 0).sliced(1);
        const QString after = specifier.section(u'/', 1, 1);
        if (specifier.count(u'/') < 2)
            return std::nullopt;
        if (isNothing(value))
            return QString();
        const std::optional<QString> text = specified(value, specifier.section(u'/', 2));
        return text ? std::optional<QString>(before + *text + after) : std::nullopt;
    }
    return specifier.contains(u'%') ? dateText(value, specifier) : std::nullopt;
}

// What stands between two braces.
std::optional<QString> fieldText(const QString &field, const QJsonObject &facts)
{
    const qsizetype colon = field.indexOf(u':');
    const QString names = field.left(colon < 0 ? field.size() : colon);
    QJsonValue value = QJsonValue::Undefined;
    const QStringList choices = names.split(u'|');
    for (const QString &path : choices) {
        const std::optional<QJsonValue> found = factAt(path, facts);
        if (!found)
            return std::nullopt;
        if (choices.size() == 1 || !isNothing(*found)) {
            value = *found;
            break;
        }
    }
    return specified(value, colon < 0 ? QString() : field.sliced(colon + 1));
}

} // namespace

std::optional<QString> galleryDlFormatted(const QString &format, const QJsonObject &facts)
{
    if (format.startsWith(u'\f')) // names another language
        return std::nullopt;
    QString text;
    for (qsizetype at = 0; at < format.size(); ++at) {
        const QChar c = format.at(at);
        const bool isBrace = c == u'{' || c == u'}';
        const bool isDoubled = isBrace && at + 1 < format.size() && format.at(at + 1) == c;
        if (!isBrace || isDoubled) {
            text += c;
            at += isDoubled ? 1 : 0;
            continue;
        }
        const qsizetype end = c == u'{' ? format.indexOf(u'}', at) : -1;
        const std::optional<QString> field =
            end < 0 ? std::nullopt : fieldText(format.sliced(at + 1, end - at - 1), facts);
        if (!field || text.size() + field->size() > kLongestResult)
            return std::nullopt;
        text += *field;
        at = end;
    }
    return text;
}

} // namespace bowerbird
