// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

bool install(QCoreApplication &application, const QLocale &locale, const QString &name, const QString &directory)
{
    auto *translator = new QTranslator(&application);
    return translator->load(locale, name, u"_"_s, directory) && QCoreApplication::installTranslator(translator);
}

} // namespace

void installTranslations(QCoreApplication &application)
{
    const QLocale locale;
    // English has plural forms only: "1 link", "2 links".
    if (!install(application, locale, u"bowerbird"_s, u":/i18n"_s))
        install(application, QLocale(QLocale::English), u"bowerbird"_s, u":/i18n"_s);
    install(application, locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace bowerbird
