// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "console/commandline.h"

#include <QString>
#include <QStringList>

#include <expected>
#include <functional>
#include <vector>

namespace bowerbird {

// Fine, or the sentence that says what is wrong.
using Applied = std::expected<void, QString>;

// One option: how it is written, what it means, and what it does.
struct OptionRow
{
    using Apply = std::function<Applied(CommandLine &, const QString &value)>;

    QStringList names; // the long one last
    const char *value; // what stands for its value in the help; empty = a switch
    const char *help;
    Apply apply;
};

// Every option there is, in the order of the help. Given twice, the last one holds; --input and --header add up.
[[nodiscard]] std::vector<OptionRow> optionTable();

} // namespace bowerbird
