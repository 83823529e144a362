// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/nametemplatetext.h"

#include "engine/downloadmanager.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::NameTemplate)
};

QString reasonOf(const NameTemplateError &error)
{
    using Kind = NameTemplateError::Kind;
    switch (error.kind) {
    case Kind::Empty:
        return Words::tr("there is no template; {name}.{ext} is the usual one.");
    case Kind::StrayBrace:
        return Words::tr("this } closes nothing. Write }} for a brace in a name.");
    case Kind::OpenBrace:
        return Words::tr("this { is not closed. Write {{ for a brace in a name.");
    case Kind::NoField:
        return Words::tr("a field is missing here. Choose one from the menu.");
    case Kind::UnknownField:
        return Words::tr("there is no field “%1”. Choose one from the menu.").arg(error.text);
    case Kind::NoFormat:
        return Words::tr("{ext} takes no format.");
    case Kind::BadNumber:
        return Words::tr("a number from 1 to %1 belongs here.").arg(error.text);
    case Kind::BadDate:
        return Words::tr("“%1” is not part of a date. Write it with y, M, d, H, h, m and s, such as yyyy-MM-dd.")
            .arg(error.text);
    case Kind::SlashInBraces:
        return error.text == u'/'
                   ? Words::tr("a folder cannot begin inside braces. Write {date:yyyy}/{date:MM}.")
                   : Words::tr("a folder cannot begin inside braces, as in %1. Write the / outside, or another "
                               "character.")
                         .arg(error.text);
    }
    Q_UNREACHABLE();
}

// What is not known yet, so that a preview shows where it will stand.
NameFacts completed(NameFacts facts, int number)
{
    if (facts.sha256.isEmpty())
        facts.sha256 = QCryptographicHash::hash(facts.rawName.toUtf8(), QCryptographicHash::Sha256);
    if (facts.widthPx == 0)
        facts.widthPx = 1600;
    if (facts.heightPx == 0)
        facts.heightPx = 1200;
    if (facts.counter == 0)
        facts.counter = number;
    if (!facts.date.isValid())
        facts.date = QDateTime::currentDateTimeUtc();
    return facts;
}

NameFacts sampleOf(const Job &job, int number)
{
    NameFacts facts = NameFacts::of(job.image);
    if (job.state == JobState::Finished) {
        facts.widthPx = job.file.widthPx;
        facts.heightPx = job.file.heightPx;
        facts.sha256 = job.file.sha256;
        facts.type = job.file.type;
    }
    return completed(facts, number);
}

} // namespace

QString nameTemplateTrouble(const NameTemplateError &error, const QString &text)
{
    //: %1 is a number, %2 the rest of the sentence
    return Words::tr("Character %1: %2").arg(characterNumber(text, error.position)).arg(reasonOf(error));
}

QString nameFieldText(NameField field)
{
    switch (field) {
    case NameField::Site:
        return Words::tr("site it comes from");
    case NameField::Album:
        return Words::tr("title of its album");
    case NameField::Index:
        return Words::tr("place in its album or list");
    case NameField::Title:
        return Words::tr("title of the image");
    case NameField::Name:
        return Words::tr("name of the file there");
    case NameField::Ext:
        return Words::tr("extension of its real type");
    case NameField::Id:
        return Words::tr("number or letters its site knows it by");
    case NameField::User:
        return Words::tr("who published it");
    case NameField::Date:
        return Words::tr("day it was published");
    case NameField::Width:
        return Words::tr("width in pixels");
    case NameField::Height:
        return Words::tr("height in pixels");
    case NameField::Host:
        return Words::tr("host it is fetched from");
    case NameField::Hash:
        return Words::tr("checksum of its bytes");
    case NameField::Counter:
        return Words::tr("number that counts up in each folder");
    }
    Q_UNREACHABLE();
}

QList<NameFacts> nameSamples(const DownloadManager &manager, int most)
{
    QList<NameFacts> samples;
    const int count = std::min(manager.count(), most);
    for (int row = 0; row < count; ++row)
        samples.append(sampleOf(manager.jobAt(row), row + 1));
    return samples.isEmpty() ? nameExamples() : samples;
}

QList<NameFacts> nameExamples()
{
    const NameFacts ofAlbum{.site = u"imgur"_s,
                            .album = Words::tr("Autumn Walk"),
                            .title = Words::tr("Leaves on the path"),
                            .rawName = u"k3xQ9aZ.jpeg"_s,
                            .id = u"k3xQ9aZ"_s,
                            .user = u"ann"_s,
                            .host = u"i.imgur.com"_s,
                            .index = 7,
                            .type = ImageType::Jpeg};
    const NameFacts direct{.site = u"direct"_s,
                           .rawName = u"photo_0042.png"_s,
                           .host = u"example.org"_s,
                           .index = 1,
                           .type = ImageType::Png};
    return {completed(ofAlbum, 1), completed(direct, 2)};
}

} // namespace bowerbird
