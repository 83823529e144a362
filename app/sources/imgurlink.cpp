// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurlink.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

struct Route // a link's parts, while it is looked at
{
    QStringList words; // of the path, decoded, none empty
    QString query;     // encoded
};

bool isOneOf(const QString &word, std::initializer_list<QLatin1StringView> list)
{
    return std::any_of(list.begin(), list.end(),
                       [&word](QLatin1StringView entry) { return word.compare(entry, Qt::CaseInsensitive) == 0; });
}

bool isSort(const QString &word)
{
    return isOneOf(word, {"viral"_L1, "top"_L1, "time"_L1, "rising"_L1, "new"_L1, "newest"_L1});
}

bool isWindow(const QString &word)
{
    return isOneOf(word, {"day"_L1, "week"_L1, "month"_L1, "year"_L1, "all"_L1});
}

bool isSection(const QString &word)
{
    return isOneOf(word, {"hot"_L1, "top"_L1, "user"_L1, "new"_L1});
}

// First words of a path that are pages of the site and never ids.
bool isReserved(const QString &word)
{
    return isOneOf(word, {"a"_L1,        "gallery"_L1, "t"_L1,      "r"_L1,        "user"_L1,    "search"_L1,
                          "download"_L1, "topic"_L1,   "random"_L1, "hot"_L1,      "top"_L1,     "new"_L1,
                          "upload"_L1,   "account"_L1, "signin"_L1, "register"_L1, "about"_L1,   "privacy"_L1,
                          "removal"_L1,  "tos"_L1,     "apps"_L1,   "blog"_L1,     "memegen"_L1, "vidgif"_L1,
                          "rules"_L1,    "jobs"_L1,    "meme"_L1,   "g"_L1,        "delete"_L1});
}

bool isAlphanumeric(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    });
}

// The id at the end of a word: "making-a-chair-2YxRdEi" -> "2YxRdEi". Empty when there is none.
QString idOf(const QString &word, qsizetype shortest)
{
    const QString id = word.mid(word.lastIndexOf(u'-') + 1);
    constexpr qsizetype kLongest = 16;
    return id.size() >= shortest && id.size() <= kLongest && isAlphanumeric(id) ? id : QString();
}

constexpr qsizetype kShortestId = 5;      // of an image whose link has nothing but the id
constexpr qsizetype kShortestNamedId = 2; // behind a word that says that an id follows

// Ids have 5 or 7 characters, so that 6 or 8 are an id with the suffix of a thumbnail.
QString withoutThumbnailSuffix(const QString &id)
{
    const bool mayHaveSuffix = id.size() == 6 || id.size() == 8;
    return mayHaveSuffix && u"sbtmlhgr"_s.contains(id.back()) ? id.chopped(1) : id;
}

ImgurLink unsupported(const QString &why)
{
    return {.kind = ImgurKind::Unsupported, .name = why};
}

ImgurLink withIds(ImgurKind kind, const QString &id, const QString &whole)
{
    if (id.isEmpty())
        return unsupported(u"no image id in: "_s + whole);
    return {.kind = kind, .ids = {id}};
}

QString apiSort(const QString &word)
{
    const QString lower = word.toLower();
    return lower == u"new" || lower == u"newest" ? u"time"_s : lower;
}

// Sort, window and page in the words from `first` on; anything else is passed over, as Imgur does.
void readOrder(ImgurLink &link, const QStringList &words, qsizetype first)
{
    for (const QString &word : words.sliced(std::min(first, words.size()))) {
        bool isNumber = false;
        const int number = word.toInt(&isNumber);
        if (isNumber)
            link.page = std::clamp(number, 0, 100'000);
        else if (link.sort.isEmpty() && isSort(word))
            link.sort = apiSort(word);
        else if (isWindow(word))
            link.window = word.toLower();
    }
}

ImgurLink sectionLink(const QStringList &words)
{
    ImgurLink link{.kind = ImgurKind::Section, .name = words.value(0, u"hot"_s).toLower()};
    readOrder(link, words, 1);
    const bool isNewest = link.name == u"new";
    if (isNewest)
        link.name = u"user"_s;
    if (link.sort.isEmpty())
        link.sort = isNewest ? u"time"_s : u"viral"_s;
    if (link.name != u"top")
        link.window.clear();
    else if (link.window.isEmpty())
        link.window = u"day"_s;
    return link;
}

ImgurLink subredditLink(const QStringList &words)
{
    if (words.size() < 2)
        return unsupported(u"no subreddit"_s);
    const QString third = words.value(2);
    const bool isOrder = third.isEmpty() || isSort(third) || isWindow(third) || third.size() < kShortestId;
    if (!isOrder)
        return withIds(ImgurKind::Images, idOf(third, kShortestId), third);
    ImgurLink link{.kind = ImgurKind::Subreddit, .name = words.at(1)};
    readOrder(link, words, 2);
    if (link.sort != u"top") {
        link.sort = u"time"_s;
        link.window.clear(); // the API has windows for "top" only
    } else if (link.window.isEmpty()) {
        link.window = u"week"_s;
    }
    return link;
}

ImgurLink tagLink(const QStringList &words)
{
    if (words.size() < 2)
        return unsupported(u"no tag"_s);
    const QString third = words.value(2);
    const bool isOrder = third.isEmpty() || isSort(third) || isWindow(third) || third.size() < kShortestId;
    if (!isOrder)
        return withIds(ImgurKind::Post, idOf(third, kShortestId), third);
    ImgurLink link{.kind = ImgurKind::Tag, .name = words.at(1)};
    readOrder(link, words, 2);
    if (link.sort.isEmpty())
        link.sort = u"viral"_s;
    if (link.window.isEmpty())
        link.window = u"week"_s;
    return link;
}

ImgurLink searchLink(const Route &route, qsizetype first)
{
    QUrlQuery kept;
    const QUrlQuery given(route.query);
    for (const auto &[key, value] : given.queryItems(QUrl::FullyEncoded)) {
        if (key.startsWith(u'q') && !value.isEmpty())
            kept.addQueryItem(key, value);
    }
    if (kept.isEmpty())
        return unsupported(u"no words to search for"_s);
    ImgurLink link{.kind = ImgurKind::Search, .query = kept.toString(QUrl::FullyEncoded)};
    readOrder(link, route.words, first);
    const QString order = route.words.value(first).toLower();
    if (order == u"score") // the site's own words for the API's sorts
        link.sort = u"top"_s;
    else if (order == u"relevance")
        link.sort = u"viral"_s;
    if (link.sort.isEmpty())
        link.sort = u"time"_s;
    if (link.window.isEmpty())
        link.window = u"all"_s;
    return link;
}

// user/NAME[/posts|/submitted|/favorites|/favorites/folder/N/...]; also account/NAME/... of the API.
ImgurLink userLink(const QStringList &words)
{
    const QString name = words.value(1);
    if (name.isEmpty() || name.compare(u"me"_s, Qt::CaseInsensitive) == 0)
        return unsupported(u"the pages of an account that is logged in"_s);
    const QString what = words.value(2).toLower();
    if (isOneOf(what, {""_L1, "posts"_L1, "submitted"_L1, "submissions"_L1}))
        return {.kind = ImgurKind::Submissions, .name = name};
    if (what == u"folders" && !words.value(3).isEmpty())
        return {.kind = ImgurKind::FavoritesFolder, .name = name, .folder = words.at(3)};
    if (!isOneOf(what, {"favorites"_L1, "gallery_favorites"_L1}))
        return unsupported(u"page of a user: "_s + what);
    if (words.value(3) == u"folder" && !words.value(4).isEmpty())
        return {.kind = ImgurKind::FavoritesFolder, .name = name, .folder = words.at(4)};
    return {.kind = ImgurKind::Favorites, .name = name};
}

ImgurLink randomLink(const QStringList &words)
{
    ImgurLink link{.kind = ImgurKind::Random};
    readOrder(link, words, 1);
    return link;
}

// What follows gallery/, on the site and in the API.
ImgurLink galleryLink(const Route &route)
{
    const Route rest{.words = route.words.sliced(1), .query = route.query};
    const QString first = rest.words.value(0).toLower();
    if (first.isEmpty() || isSection(first))
        return sectionLink(rest.words);
    if (first == u"random")
        return randomLink(rest.words);
    if (first == u"r")
        return subredditLink(rest.words);
    if (first == u"t")
        return tagLink(rest.words);
    if (first == u"search")
        return searchLink(rest, 1);
    const QString second = rest.words.value(1);
    if (first == u"image" && !second.isEmpty())
        return withIds(ImgurKind::Images, idOf(second, kShortestNamedId), second);
    if (first == u"album" && !second.isEmpty())
        return withIds(ImgurKind::Album, idOf(second, kShortestNamedId), second);
    return withIds(ImgurKind::Post, idOf(rest.words.at(0), kShortestNamedId), rest.words.at(0));
}

// "ID.ext", also with the suffix of a thumbnail or as "ID_d.webp".
std::optional<ImgurLink> fileLink(const QString &word)
{
    static const QRegularExpression kFile(u"^([A-Za-z0-9]{2,16})(_[a-z]+)?\\.([A-Za-z0-9]{2,5})$"_s);
    const QRegularExpressionMatch match = kFile.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    if (match.captured(1).compare(u"removed"_s, Qt::CaseInsensitive) == 0)
        return ImgurLink{.kind = ImgurKind::Removed};
    const bool isPreview = !match.captured(2).isEmpty();
    const QString extension = isPreview ? u"jpg"_s : match.captured(3).toLower();
    return ImgurLink{
        .kind = ImgurKind::DirectFile, .ids = {withoutThumbnailSuffix(match.captured(1))}, .extension = extension};
}

// "ID", "slug-ID", "ID1,ID2,ID3".
ImgurLink imagesLink(const QString &word)
{
    if (std::optional<ImgurLink> file = fileLink(word))
        return *file;
    static const QRegularExpression kSeparator(u"[,&]"_s);
    ImgurLink link{.kind = ImgurKind::Images};
    for (const QString &part : word.split(kSeparator, Qt::SkipEmptyParts)) {
        const QString id = idOf(part, kShortestId);
        if (id.isEmpty())
            return unsupported(u"no image id in: "_s + word);
        if (!link.ids.contains(id))
            link.ids << id;
    }
    return link.ids.isEmpty() ? unsupported(u"no image id in: "_s + word) : link;
}

ImgurLink siteLink(const Route &route)
{
    const QString first = route.words.value(0).toLower();
    if (first.isEmpty() || isSection(first)) {
        const bool isUser = first == u"user"; // user/NAME; the section of that name stands behind gallery/
        return isUser ? userLink(route.words) : sectionLink(route.words);
    }
    const QString second = route.words.value(1);
    if (first == u"gallery")
        return galleryLink(route);
    if (first == u"a")
        return withIds(ImgurKind::Album, idOf(second, kShortestNamedId), second);
    if (first == u"r")
        return subredditLink(route.words);
    if (first == u"t")
        return tagLink(route.words);
    if (first == u"random")
        return randomLink(route.words);
    if (first == u"search")
        return searchLink(route, 1);
    if (first == u"download")
        return withIds(ImgurKind::Images, idOf(second, kShortestNamedId), second);
    if (first == u"topic")
        return withIds(ImgurKind::Post, idOf(route.words.value(2), kShortestNamedId), route.words.join(u'/'));
    if (isReserved(first))
        return unsupported(u"a page of Imgur without pictures: "_s + first);
    return imagesLink(route.words.at(0));
}

// api.imgur.com/3/...: what a program would ask for.
ImgurLink apiLink(const Route &route)
{
    const QString first = route.words.value(0);
    const bool hasVersion = first.size() == 1 && first.at(0).isDigit();
    const Route rest{.words = route.words.sliced(hasVersion ? 1 : 0), .query = route.query};
    const QString what = rest.words.value(0).toLower();
    const QString id = rest.words.value(1);
    if (what == u"gallery")
        return galleryLink(rest);
    if (what == u"album")
        return withIds(ImgurKind::Album, idOf(id, kShortestNamedId), id);
    if (what == u"image")
        return withIds(ImgurKind::Images, idOf(id, kShortestNamedId), id);
    if (what == u"account")
        return userLink(rest.words);
    return unsupported(u"an address of Imgur's API without pictures: "_s + what);
}

// "#3" behind an album, a post or a list of images.
ImgurLink pointedAt(ImgurLink link, const QString &fragment)
{
    static const QRegularExpression kNumber(u"^\\d{1,4}$"_s);
    const bool hasImages =
        link.kind == ImgurKind::Album || link.kind == ImgurKind::Post || link.kind == ImgurKind::Images;
    if (hasImages && kNumber.match(fragment).hasMatch())
        link.position = fragment.toInt();
    return link;
}

QString withScheme(const QString &link)
{
    static const QRegularExpression kBareHost(u"^([a-z0-9-]+\\.)?imgur\\.(com|io)(:\\d+)?([/?#]|$)"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    if (link.startsWith(u"//"))
        return u"https:"_s + link;
    return kBareHost.match(link).hasMatch() ? QString(u"https://"_s + link) : link;
}

// What stands before imgur.com or imgur.io: "" or one label. Nothing: another host.
std::optional<QString> imgurSubdomain(const QString &host)
{
    static const QRegularExpression kHost(u"^(?:([a-z0-9_-]+)\\.)?imgur\\.(?:com|io)\\.?$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = kHost.match(host);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toLower();
}

Route routeOf(const QUrl &url)
{
    return {.words = url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts),
            .query = url.query(QUrl::FullyEncoded)};
}

// A bare path of the API is told from the path of a file by the word behind "gallery/".
bool isBareApiPath(const QString &link)
{
    static const QRegularExpression kPath(u"^gallery/(hot|top|user|random|r|t|search)(/|$)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return kPath.match(link).hasMatch();
}

} // namespace

ImgurLink parseImgurLink(const QString &link)
{
    const QString trimmed = link.trimmed();
    if (isBareApiPath(trimmed))
        return galleryLink(routeOf(QUrl(u"https://imgur.com/"_s + trimmed)));
    if (!trimmed.contains("imgur."_L1, Qt::CaseInsensitive))
        return {}; // at once: lists have a hundred thousand links
    const QUrl url(withScheme(trimmed), QUrl::TolerantMode);
    if (!url.isValid() || (url.scheme() != u"http" && url.scheme() != u"https"))
        return {};
    const std::optional<QString> subdomain = imgurSubdomain(url.host());
    if (!subdomain || *subdomain == u"s" || *subdomain == u"stack")
        return {};
    static const QRegularExpression kPatternCharacters(u"[\\[\\]{}]"_s);
    if (url.path(QUrl::FullyDecoded).contains(kPatternCharacters))
        return {}; // a numbered pattern: each of its links will be looked at on its own
    const Route route = routeOf(url);
    if (*subdomain == u"api")
        return apiLink(route);
    if (isOneOf(*subdomain, {""_L1, "www"_L1, "m"_L1}))
        return pointedAt(siteLink(route), url.fragment());
    if (*subdomain == u"i")
        return route.words.isEmpty() ? unsupported(u"no image id"_s) : siteLink(route);
    if (std::optional<ImgurLink> file = fileLink(route.words.value(0)))
        return *file;
    return {.kind = ImgurKind::Submissions, .name = *subdomain};
}

} // namespace bowerbird
