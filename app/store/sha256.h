// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>

struct evp_md_ctx_st;

namespace bowerbird {

// A SHA-256 that is fed piece by piece; by OpenSSL, which is ten times as fast as QCryptographicHash.
//
// Thread: one at a time.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Q_DISABLE_COPY_MOVE(Sha256)

    void reset();
    void update(std::span<const char> bytes);
    [[nodiscard]] QByteArray result(); // 32 bytes, empty on an error of the library; reset() before going on

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
    bool m_isGood = false;
};

// Of a plain file (a link is not followed). Errors: NotWritable, also when it is no plain file.
[[nodiscard]] Result<QByteArray> sha256OfFile(const QString &path);

} // namespace bowerbird
