// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/settings.h"
#include "sources/groupprocess.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QVersionNumber>

#include <functional>
#include <map>
#include <memory>

namespace bowerbird {

// How gallery-dl is to be run.
struct GalleryDlOptions
{
    QString program; // absolute path; empty = none is installed
    bool usesOwnConfig = false;
    NetworkSettings network;
    int retries = 4;                                            // its own after trouble on the way; 4 is its default
    int limit = 0;                                              // files at most; 0 = no limit
    std::chrono::milliseconds silence{std::chrono::minutes(5)}; // after which it is given up
    std::chrono::milliseconds quiet{std::chrono::seconds(20)};  // after which that is told
};

// The program that the setting names, or the one on the PATH when it is empty; empty: there is none.
[[nodiscard]] QString findGalleryDl(const QString &setting);

// A part of a listing by position, both ends included and counted from 1; `last` 0 = all of it.
struct GalleryDlRange
{
    int first = 1;
    int last = 0;
};
enum class GalleryDlOutput : quint8 { Lines, Whole };

// The call that lists `link`. Nothing secret stands in its arguments: a proxy's login goes by the environment, cookies
// by their file. Its log tells each request, so that silence means something.
[[nodiscard]] GroupProcess::Call galleryDlCall(const GalleryDlOptions &options, const QString &link,
                                               GalleryDlOutput output, GalleryDlRange range);

// Asks programs for their version, each but once.
//
// Thread: UI.
class GalleryDlVersions : public QObject
{
    Q_OBJECT
public:
    using Taker = std::function<void(const Result<QVersionNumber> &version)>;

    explicit GalleryDlVersions(QObject *parent = nullptr);
    ~GalleryDlVersions() override;

    // Calls `take` later, unless `context` has gone by then. Errors: UnsupportedLink (it cannot be started, or is
    // none).
    void ask(const QString &program, QObject *context, Taker take);

    // Whether it can write a message a line, as soon as it has one.
    [[nodiscard]] static bool writesLines(const QVersionNumber &version);

private:
    struct Question;
    void settle(const QString &program, const Result<QVersionNumber> &version);

    QHash<QString, QVersionNumber> m_known;
    std::map<QString, std::unique_ptr<Question>> m_questions; // that wait for an answer
};

} // namespace bowerbird
