// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/importer.h"

#include "exchange/gallerydlarchive.h"
#include "sources/gallerydlprogram.h"
#include "store/library.h"
#include "ui/formatting.h"
#include "ui/linkintake.h"
#include "ui/messagebar.h"
#include "ui/undohistory.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QLocale>
#include <QPointer>
#include <QtConcurrentRun>

#include <atomic>

using namespace std::chrono_literals;

namespace bowerbird {

struct Importer::Archive
{
    QString path;
    Result<ArchiveEntries> entries;
    QStringList added;            // keys that were not known before
    std::atomic<int> batches = 0; // handed to the library, on the reading thread
    int answers = 0;              // of the library
    bool isRead = false;
};

Importer::Importer(LinkIntake &intake, Library &library, UndoHistory &undo, MessageBar &messages, QObject *parent)
    : QObject(parent)
    , m_intake(intake)
    , m_library(library)
    , m_undo(undo)
    , m_messages(messages)
{
}

void Importer::add(const QStringList &links)
{
    QStringList others;
    for (const QString &link : links) {
        if (QFileInfo(link).isFile() && isDatabase(link))
            readArchive(link);
        else
            others << link;
    }
    if (!others.isEmpty() || links.isEmpty())
        m_intake.addLinks(others);
}

// The library answers each batch on its own thread; the import is over when the file is read and all are answered.
void Importer::readArchive(const QString &path)
{
    const auto archive = std::make_shared<Archive>();
    archive->path = path;
    const QPointer<Importer> self(this);
    const auto take = [self, archive, &library = m_library](const QStringList &keys) {
        ++archive->batches;
        library.rememberArchive(keys, [self, archive](const QStringList &added) {
            QMetaObject::invokeMethod(
                qApp,
                [self, archive, added] {
                    archive->added += added;
                    ++archive->answers;
                    if (self)
                        self->endArchive(archive);
                },
                Qt::QueuedConnection);
        });
    };
    auto *watcher = new QFutureWatcher<Result<ArchiveEntries>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, archive, watcher] {
        archive->entries = watcher->result();
        archive->isRead = true;
        watcher->deleteLater();
        endArchive(archive);
    });
    watcher->setFuture(QtConcurrent::run([path, take] { return readGalleryDlArchive(path, take); }));
}

void Importer::endArchive(const std::shared_ptr<Archive> &archive)
{
    if (!archive->isRead || archive->answers < archive->batches)
        return;
    if (!archive->added.isEmpty()) {
        m_undo.push(tr("Imported %n archive entry(s)", nullptr, static_cast<int>(archive->added.size())),
                    [&library = m_library, added = archive->added] { library.forgetArchive(added); });
    }
    if (!archive->entries)
        return showFailure(archive->path, archive->entries.error());
    const auto fresh = static_cast<int>(archive->added.size());
    const bool isComparedInFull = archive->entries->comparedEverywhere == archive->entries->count;
    m_messages.show({.key = archive->path,
                     .kind = isComparedInFull ? Message::Kind::Good : Message::Kind::Info,
                     .text = importedText(*archive->entries, fresh),
                     .buttons = fresh > 0 ? QList<Message::Button>{{tr("Undo"), [&undo = m_undo] { undo.undo(); }}}
                                          : QList<Message::Button>(),
                     .lasts = 30s});
}

// What is promised is what can be kept: of most sites' entries only gallery-dl knows what they are made of.
QString Importer::importedText(const ArchiveEntries &entries, int fresh) const
{
    const auto count = static_cast<int>(entries.count);
    const auto everywhere = static_cast<int>(entries.comparedEverywhere);
    QString text = everywhere == count
                       ? tr("%n image(s) that gallery-dl has downloaded will not be downloaded again.", nullptr, fresh)
                       : tr("%n image(s) that gallery-dl has downloaded are remembered.", nullptr, fresh);
    if (fresh < count)
        text += u' ' + tr("%n more were known already.", nullptr, count - fresh);
    if (everywhere == count)
        return text;
    text += u' ' + tr("%1 of the %n entry(s) are direct links or of Imgur, which Bowerbird can compare itself.",
                      nullptr, count)
                       .arg(QLocale().toString(everywhere));
    text +=
        u' ' + tr("The other %n are recognised only where gallery-dl lists their links.", nullptr, count - everywhere);
    if (findGalleryDl(m_intake.usualOptions().galleryDl).isEmpty())
        text += u' ' + tr("It is not installed here: without it they will be downloaded again.");
    return text;
}

void Importer::showFailure(const QString &path, const Failure &failure)
{
    m_messages.show({.key = path,
                     .kind = Message::Kind::Error,
                     .title = tr("%1 could not be imported").arg(isolated(QFileInfo(path).fileName())),
                     .text = tr("It is a database, but not a whole archive of gallery-dl's (the file of its option "
                                "--download-archive). The database says: %1")
                                 .arg(isolated(toSingleLine(failure.detail)))});
}

} // namespace bowerbird
