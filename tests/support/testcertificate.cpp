// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/testcertificate.h"

#include <QFile>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace bowerbird::test {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

constexpr long kSecondsADay = 24 * 60 * 60;

bool addExtension(X509 *certificate, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData());
    const bool isAdded = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return isAdded;
}

// Certificates of one issuer must differ in their serial numbers, also between two runs.
bool setRandomSerial(X509 *certificate)
{
    quint64 serial = 0;
    return RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof(serial)) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1) == 1;
}

bool writeBytes(const QString &path, BIO *memory)
{
    char *bytes = nullptr;
    const long count = BIO_get_mem_data(memory, &bytes);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes, count) == count && file.flush();
}

} // namespace

bool TestCertificate::write() const
{
    const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Certificate certificate(X509_new(), X509_free);
    if (!key || !certificate)
        return false;
    X509_set_version(certificate.get(), X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), validFromDays * kSecondsADay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), validToDays * kSecondsADay);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("Bowerbird test"), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    if (!setRandomSerial(certificate.get()) ||
        !addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE") ||
        !addExtension(certificate.get(), NID_subject_key_identifier, "hash") ||
        !addExtension(certificate.get(), NID_subject_alt_name, subjectAltName.toUtf8()) ||
        X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        return false;
    const Memory certificatePem(BIO_new(BIO_s_mem()), BIO_free);
    const Memory keyPem(BIO_new(BIO_s_mem()), BIO_free);
    return PEM_write_bio_X509(certificatePem.get(), certificate.get()) == 1 &&
           PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
           writeBytes(certificateFile(), certificatePem.get()) && writeBytes(keyFile(), keyPem.get());
}

} // namespace bowerbird::test
