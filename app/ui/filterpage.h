// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settingsform.h"

class QLineEdit;

namespace bowerbird {

class TypeChooser;

// The fields of a filter, bound to Settings::download: of what is found by default, or of one collection, which has
// its own types as well. changed() comes with every change.
//
// Thread: UI.
class FilterPage : public SettingsForm
{
    Q_OBJECT
public:
    enum class Scope : quint8 { Defaults, Collection };

    explicit FilterPage(Scope scope, QWidget *parent = nullptr);

    // What keeps the fields from being taken; empty = nothing. It is told at its field, too.
    [[nodiscard]] QString trouble() const;
    void tellGivenUp(bool isGivenUp); // the expression takes too long and is not used

private:
    void addTypes();
    void addSizes();
    void addDimensions();
    void addFacts();
    void addExpression();
    void addBox(const Number &number);
    void check();

    TypeChooser *m_types = nullptr;
    FieldTrouble *m_typesTrouble = nullptr;
    QLineEdit *m_text = nullptr;
    FieldTrouble *m_textTrouble = nullptr;
};

} // namespace bowerbird
