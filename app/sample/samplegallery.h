// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>

#include <chrono>
#include <memory>

namespace bowerbird {

// The built-in sample gallery: an HTTP server on 127.0.0.1 (a free port) that speaks the part of Imgur's API v3 the
// program asks for and serves 60 pictures it draws itself: JPEG, PNG and GIF of varied sizes, two albums among them,
// the same in every run, each different from all others. Answers take a while, as on the Internet, so that one worker
// and eight are visibly different.
//
// The API's links are http://sample.bowerbird.invalid/..., since the port changes: whoever fetches them connects
// to authority() instead (NetworkSettings::connectTo).
//
// Thread: made, started and destroyed on one thread; serves on threads of its own. Owns: the server and its threads.
class SampleGallery
{
public:
    struct Options
    {
        std::chrono::milliseconds apiDelay{120};
        std::chrono::milliseconds imageDelay{250}; // the mean; each picture has its own, always the same
    };

    explicit SampleGallery(Options options);
    SampleGallery();
    ~SampleGallery(); // stops
    Q_DISABLE_COPY_MOVE(SampleGallery)

    // Returns when the server answers. Errors: Internal when no port can be had.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] bool isRunning() const;

    [[nodiscard]] QString apiBase() const;   // "http://127.0.0.1:PORT/3/"
    [[nodiscard]] QString authority() const; // "127.0.0.1:PORT"

    static constexpr int kImageCount = 60;
    [[nodiscard]] static QString hostName();              // "sample.bowerbird.invalid"
    [[nodiscard]] static bool serves(const QString &url); // of one of its pictures, whatever port it listens on

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bowerbird
