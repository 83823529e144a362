// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/nametemplate.h"
#include "ui/settingsform.h"

namespace bowerbird {

class NameTemplateField;

// What files are called, and what becomes of images that are there already.
//
// Thread: UI.
class NamesPage : public SettingsForm
{
    Q_OBJECT
public:
    explicit NamesPage(QWidget *parent = nullptr);

    void setSamples(const QList<NameFacts> &samples); // the images that the template is shown with
    // What is wrong with the template, as a sentence; empty when it can be used.
    [[nodiscard]] QString trouble() const;

private:
    NameTemplateField *m_template;
};

} // namespace bowerbird
