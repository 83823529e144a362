// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QString>

#include <functional>

namespace bowerbird {

class Collector;
class DownloadManager;
class HandoffDesk;
class Library;
class LogBook;
class SettingsStore;
class ThumbnailCache;

// What the window borrows; everything outlives it. Images that the collector finds reach the manager without the
// window's help: it only gives links to the collector.
struct UiContext
{
    DownloadManager &manager;
    Library &library;
    Collector &collector;
    ThumbnailCache &thumbnails;
    SettingsStore &settingsStore;
    LogBook &log;
    Settings settings; // as they stand when the window opens
    // Takes changed settings: saves them and lets engine and network follow.
    std::function<void(const Settings &)> applySettings;
    HandoffDesk *handoff = nullptr; // may be null: then nothing is handed to another engine
    QString previewDirectory = {};  // of small pictures of what is only found; empty = they are not kept
    QString listDirectory = {};     // of very many links that were given at once; empty = they are read one by one
    std::function<NetworkSettings()> network = {}; // as they stand in this run; none = those of the settings
    // Tells a person who may be looking elsewhere, in plain text; may be empty.
    std::function<void(const QString &title, const QString &text)> notify = {};
};

} // namespace bowerbird
