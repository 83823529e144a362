// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/listwriter.h"

#include <QFile>

namespace bowerbird {

namespace {

// As sha256sum writes it: a name with a backslash, a line feed or a carriage return has them escaped, and its line
// begins with a backslash (GNU coreutils, "md5sum invocation").
class ChecksumWriter : public ListWriter
{
public:
    explicit ChecksumWriter(QString directory)
        : m_directory(std::move(directory))
    {
    }

    QByteArray entry(const ExportRecord &record) override
    {
        if (record.file.path.isEmpty() || record.file.sha256.isEmpty())
            return {};
        const QByteArray name = QFile::encodeName(pathFrom(m_directory, record.file.path));
        QByteArray escaped = name;
        escaped.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
        return (escaped == name ? QByteArray() : QByteArray("\\")) + record.file.sha256.toHex() + "  " + escaped + '\n';
    }

private:
    QString m_directory;
};

} // namespace

std::unique_ptr<ListWriter> makeChecksumWriter(const ListOptions &options)
{
    return std::make_unique<ChecksumWriter>(options.directory);
}

} // namespace bowerbird
