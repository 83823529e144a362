// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QFile>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace bowerbird::test {

// A program that behaves like gallery-dl as far as a test says: a shell script, given the link as $link. What it was
// called with is kept, an argument a line, an empty line after each call.
class FakeGalleryDl
{
public:
    explicit FakeGalleryDl(const QByteArray &body, const QByteArray &version = "1.25.3")
    {
        QFile script(program());
        if (!script.open(QIODevice::WriteOnly))
            return;
        script.write("#!/bin/sh\nif [ \"$1\" = --version ]; then echo " + version +
                     "; echo v >> \"$(dirname \"$0\")/versions\"; exit 0; fi\n"
                     "here=$(dirname \"$0\")\n"
                     "{ printf '%s\\n' \"$@\"; echo; } >> \"$here/calls\"\n"
                     "for link in \"$@\"; do :; done\n" +
                     body + "\n");
        script.close();
        script.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }

    [[nodiscard]] QString program() const { return m_folder.filePath(QStringLiteral("gallery-dl")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray file(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // The arguments of each call that asked for a listing.
    [[nodiscard]] QList<QStringList> calls() const
    {
        QList<QStringList> calls;
        QStringList call;
        for (const QByteArray &line : file(QStringLiteral("calls")).split('\n')) {
            if (!line.isEmpty())
                call << QString::fromUtf8(line);
            else if (!call.isEmpty())
                calls << std::exchange(call, {});
        }
        return calls;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace bowerbird::test
