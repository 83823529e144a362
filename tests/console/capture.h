// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QTemporaryFile>
#include <QtGlobal>

#include <cstdio>
#include <unistd.h>

namespace bowerbird::test {

// Takes what is written to a standard stream while it lives.
class Capture
{
public:
    explicit Capture(std::FILE *stream)
        : m_stream(stream)
    {
        if (!m_file.open())
            qFatal("no temporary file");
        std::fflush(m_stream);
        m_before = dup(fileno(m_stream));
        dup2(m_file.handle(), fileno(m_stream));
    }
    ~Capture() { end(); }
    Q_DISABLE_COPY_MOVE(Capture)

    // Everything since the beginning; the stream goes on as before.
    QByteArray end()
    {
        if (m_before >= 0) {
            std::fflush(m_stream);
            dup2(m_before, fileno(m_stream));
            close(m_before);
            m_before = -1;
        }
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    std::FILE *m_stream;
    QTemporaryFile m_file;
    int m_before = -1;
};

} // namespace bowerbird::test
