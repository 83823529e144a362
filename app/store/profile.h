// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>

#include <memory>

class QLockFile;

namespace bowerbird {

// The folders in which the program remembers: settings, queue and history, cache. Either all below one folder
// (--profile) or the user's own (XDG). One program at a time holds a profile.
//
// Thread: made and destroyed on the UI thread; the paths may be read from anywhere. Owns: the lock.
class Profile
{
public:
    // `directory` empty = the user's own. Errors: NotWritable (the folder cannot be made), Refused (another program
    // holds the profile; the detail is its process id).
    [[nodiscard]] static Result<std::unique_ptr<Profile>> open(const QString &directory);
    // Where the window of a profile listens, whoever holds it. Short enough for a socket's address.
    [[nodiscard]] static QString windowSocket(const QString &directory);
    ~Profile();

    [[nodiscard]] QString settingsFile() const;
    [[nodiscard]] QString databaseFile() const;
    [[nodiscard]] QString thumbnailDirectory() const;
    [[nodiscard]] QString previewDirectory() const; // for small pictures of what is only found
    [[nodiscard]] QString listDirectory() const;    // for long lists of links (store/keptlist.h); may not be there yet

private:
    Profile();
    QString m_config;
    QString m_data;
    QString m_cache;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace bowerbird
