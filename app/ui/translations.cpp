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

// With counts as the rest of the window has them, by the locale: "4,212 images". Texts would have to say %Ln in place
// of %n in each language for that.
class Translator : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *context, const char *source, const char *about, int count) const override
    {
        QString text = QTranslator::translate(context, source, about, count);
        return count < 0 ? text : text.replace("%n"_L1, "%Ln"_L1);
    }
};

bool install(QCoreApplication &application, const QLocale &locale, const QString &name, const QString &directory)
{
    auto *translator = new Translator(&application);
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
