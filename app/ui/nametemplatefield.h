// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/nametemplate.h"

#include <QList>
#include <QWidget>

#include <vector>

class QLineEdit;
class QMenu;
class QToolButton;

namespace bowerbird {

class ElidedLabel;
class FieldTrouble;

// A template for names: the text, a menu of fields that go in at the cursor, a menu of ready ones, and below what it
// makes of some images, or what is wrong with it; the wrong character is underlined.
//
// Thread: UI.
class NameTemplateField : public QWidget
{
    Q_OBJECT
public:
    explicit NameTemplateField(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const; // as it is, also when it is no template
    // The images it is shown with; none = no preview.
    void setSamples(const QList<NameFacts> &samples);
    [[nodiscard]] QString trouble() const { return m_trouble; } // empty when it can be used
    [[nodiscard]] int linePx() const;                           // height of the first line, for a title beside it

    static constexpr int kMostSamples = 4;

Q_SIGNALS:
    void changed();

private:
    QToolButton *makeButton(const QString &text, QMenu *menu);
    void fillFields(QMenu &menu);
    void fillPresets(QMenu &menu);
    void check();
    void showSamples(const NameTemplate &name);
    void underline(const NameTemplateError *error);

    QLineEdit *m_line;
    FieldTrouble *m_label;
    std::vector<ElidedLabel *> m_previews;
    QList<NameFacts> m_samples;
    QString m_trouble;
};

} // namespace bowerbird
