// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace bowerbird {

// One message of gallery-dl's --dump-json.
// Source: gallery_dl/extractor/message.py and DataJob in gallery_dl/job.py; tried with 1.25.3 and 1.32.9.
struct GalleryDlMessage
{
    enum class Kind : quint8 {
        Directory, // facts of a post or an album
        Url,       // a file
        Queue,     // a link for another of its extractors
        Error,     // `url` is empty, `error` the name of the exception, `text` what it says
    };
    Kind kind = Kind::Directory;
    QString url;
    QJsonObject facts;
    QString error = {};
    QString text = {};
};

// Takes gallery-dl's standard output apart as it comes, whether it is one array of messages, several of them one after
// the other, or a message a line; words in between are passed over. Bounded in memory and depth.
//
// Thread: any, one at a time; a value.
class GalleryDlReader
{
public:
    // The messages that these bytes complete.
    [[nodiscard]] QList<GalleryDlMessage> read(const QByteArray &bytes);

    // Too deep or too long to be what it should be; nothing is read any more.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    [[nodiscard]] bool isWithin() const { return m_depth > 0; }      // the output was cut off
    [[nodiscard]] bool hasSeenList() const { return m_hasSeenList; } // an array around messages, even an empty one
    [[nodiscard]] int unreadable() const { return m_unreadable; }    // messages that are no JSON, or of no known form

    static constexpr qsizetype kLongestMessage = qsizetype{4} * 1024 * 1024; // bytes
    static constexpr int kDeepest = 200;

private:
    void take(char c, QList<GalleryDlMessage> &messages);
    void takeOutside(char c);
    void takeBracket(char c, QList<GalleryDlMessage> &messages);
    void open();
    void close(QList<GalleryDlMessage> &messages);
    void endMessage(QList<GalleryDlMessage> &messages);

    QByteArray m_message;   // what there is of the current one
    int m_depth = 0;        // of open brackets and braces
    bool m_isList = false;  // the outermost array holds messages
    bool m_isFirst = false; // only blanks have come since the outermost bracket
    bool m_isInString = false;
    bool m_isEscaped = false;
    bool m_skipsLine = false; // words that are no JSON
    bool m_isBroken = false;
    bool m_hasSeenList = false;
    int m_unreadable = 0;
};

} // namespace bowerbird
