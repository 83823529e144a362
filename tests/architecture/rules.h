// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sourcetext.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace bowerbird::architecture {

// One file as the rules see it.
struct SourceFile
{
    QString path; // below the project's root: app/core/failure.h
    QString text;
};

// The rules of app/README.md that a linker does not enforce: who may include whom, what belongs to one room only, what
// is done nowhere, how long a file may be, and the licence in its head.
class Rules
{
public:
    // `widgetHeaders` are the names of Qt's widget classes, `coreHeaders` those of Qt Core, as in <QWidget>.
    Rules(QSet<QString> widgetHeaders, QSet<QString> coreHeaders);

    // One line a breach: "app/core/failure.h:12: what is wrong".
    [[nodiscard]] QStringList breaches(const SourceFile &file) const;

    [[nodiscard]] static QStringList rooms();

private:
    [[nodiscard]] QStringList includeBreaches(const SourceFile &file, const QString &room,
                                              const SourceText &text) const;
    [[nodiscard]] QString wrongWith(const Include &include, const QString &room) const;

    QSet<QString> m_widgetHeaders;
    QSet<QString> m_coreHeaders;
};

} // namespace bowerbird::architecture
