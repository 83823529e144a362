// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settingsform.h"

namespace bowerbird {

class FileField;
class LoginTable;

// How hosts are reached and what they are told.
//
// Thread: UI.
class NetworkPage : public SettingsForm
{
    Q_OBJECT
public:
    explicit NetworkPage(QWidget *parent = nullptr);

    // What is wrong with a field, as a sentence; empty when all can be used.
    [[nodiscard]] QString trouble() const;

private:
    void addProxy();
    void addRequests();
    void addFiles();
    void showProxyFields();
    [[nodiscard]] QString proxyTrouble() const;
    [[nodiscard]] QString headerTrouble() const;

    QComboBox *m_proxyMode = nullptr;
    QLineEdit *m_proxy = nullptr;
    QLineEdit *m_exceptions = nullptr;
    QPlainTextEdit *m_headers = nullptr;
    FileField *m_cookies = nullptr;
    FileField *m_certificates = nullptr;
    LoginTable *m_logins = nullptr;
};

} // namespace bowerbird
