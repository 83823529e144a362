// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace bowerbird {

class FieldTrouble;

// What the patterns among some links stand for: the first ones and the last of each, and how many they are; or what is
// wrong, and at which character. Takes no room while there is no pattern.
//
// Thread: UI.
class PatternPreview : public QWidget
{
    Q_OBJECT
public:
    explicit PatternPreview(QWidget *parent = nullptr);

    void setLinks(const QStringList &links);
    [[nodiscard]] qint64 count() const { return m_count; } // links with their patterns expanded, wrong ones left out
    // The first pattern that is wrong and the place in it; empty = none is.
    [[nodiscard]] const QString &wrongLink() const { return m_wrongLink; }
    [[nodiscard]] qsizetype wrongAt() const { return m_wrongAt; }

private:
    void take(const QString &link);
    void setWrong(const QString &link, qsizetype at, const QString &why);

    QLabel *m_examples;
    FieldTrouble *m_trouble;
    QStringList m_lines;
    QString m_why;
    QString m_wrongLink;
    qsizetype m_wrongAt = 0;
    qint64 m_count = 0;
};

} // namespace bowerbird
