// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>

#include <expected>
#include <optional>

namespace bowerbird {

// What was asked for on the command line. Values that were not given stay empty, so that an option beats the
// environment, the environment the settings, the settings the default.
//
// Thread: any; a value.
struct CommandLine
{
    enum class Action : quint8 { Window, Headless, Help, Version };
    Action action = Action::Window;
    QStringList links;
    QStringList inputFiles; // "-" = standard input
    QString profileDirectory;
    bool isJson = false;
    bool wantsProgress = false;
    bool isQuiet = false;
    bool isVerbose = false;
    bool isDryRun = false;
    bool continues = false;    // takes up what earlier runs left
    QList<int> compareWorkers; // not empty: --compare-workers

    // Everything else changes a setting.
    std::optional<QString> directory;
    std::optional<int> workers;
    std::optional<int> perHost;
    std::optional<int> limit;
    std::optional<TypeSelection> types;
    std::optional<AlbumRule> albums;
    std::optional<qint64> maxBytes;
    std::optional<qint64> minBytes;
    std::optional<QSize> minSize; // each side at least so many pixels
    std::optional<QSize> maxSize; // at most
    std::optional<int> maxAgeDays;
    std::optional<int> minAgeDays;
    std::optional<int> minScore;
    bool leavesSensitiveOut = false;
    std::optional<MotionRule> motion;
    std::optional<QString> text; // a regular expression, with its rule
    TextRule textRule = TextRule::Matching;
    std::optional<AnimatedRule> animated;
    bool followsPages = false;
    std::optional<QString> nameTemplate;
    std::optional<DuplicateRule> duplicates;
    std::optional<ConflictRule> onConflict;
    std::optional<VerifyMode> verify;
    std::optional<DamagedRule> damaged;
    std::optional<int> retries;
    std::optional<std::chrono::milliseconds> connectTimeout;
    std::optional<std::chrono::milliseconds> stallTimeout;
    std::optional<QString> clientId;
    std::optional<QString> imgurApi;
    std::optional<QString> caCertFile;
    std::optional<qint64> limitRate;
    std::optional<QString> proxy; // empty = none
    std::optional<QString> userAgent;
    std::optional<QString> referer;
    QStringList headers; // not empty: instead of those of the settings
    std::optional<QString> cookieFile;
    bool makesNoThumbnails = false;

    // `arguments` begins with the program's name. The error is a sentence for standard error, with a hint.
    [[nodiscard]] static std::expected<CommandLine, QString> parse(const QStringList &arguments);
    [[nodiscard]] static QString helpText();

    // `settings` with the environment's and then the options' values put over them.
    [[nodiscard]] Settings over(Settings settings) const;
};

} // namespace bowerbird
