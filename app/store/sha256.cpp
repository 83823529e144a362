// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/sha256.h"

#include "store/filedescriptor.h"
#include "store/fileerror.h"

#include <QFile>

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <cerrno>

namespace bowerbird {

namespace {

constexpr size_t kReadBytes = 256UL * 1024;

// Fetched once: EVP_sha256() would be looked up again, under a lock, for every file.
const EVP_MD *algorithm()
{
    static const EVP_MD *const kAlgorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return kAlgorithm;
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256()
    : m_context(EVP_MD_CTX_new())
{
    reset();
}

Sha256::~Sha256() = default;

void Sha256::reset()
{
    m_isGood = m_context && EVP_DigestInit_ex(m_context.get(), algorithm(), nullptr) == 1;
}

void Sha256::update(std::span<const char> bytes)
{
    m_isGood = m_isGood && EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1;
}

QByteArray Sha256::result()
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (!m_isGood || EVP_DigestFinal_ex(m_context.get(), digest, &length) != 1)
        return {};
    m_isGood = false;
    return {reinterpret_cast<const char *>(digest), static_cast<qsizetype>(length)};
}

Result<QByteArray> sha256OfFile(const QString &path)
{
    // O_NONBLOCK: a pipe under this name must not hold us.
    const FileDescriptor file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!file.isOpen())
        return failFile(errno, path);
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return failFile(errno, path);
    if (!S_ISREG(status.st_mode))
        return failTarget(path, QStringLiteral("not a plain file"));

    Sha256 hash;
    const auto buffer = std::make_unique_for_overwrite<char[]>(kReadBytes);
    while (true) {
        const ssize_t count = ::read(file.get(), buffer.get(), kReadBytes);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failFile(errno, path);
        if (count == 0)
            break;
        hash.update({buffer.get(), static_cast<size_t>(count)});
    }
    QByteArray digest = hash.result();
    if (digest.isEmpty())
        return fail(FailureReason::Internal, QStringLiteral("SHA-256 is not available"));
    return digest;
}

} // namespace bowerbird
