// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace bowerbird {

struct Job;

// What is known of one image, as lines of a name and a text that can be chosen and copied; lines without a text are
// left out.
//
// Thread: UI.
class FactsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FactsPanel(QWidget *parent = nullptr);

    void showJob(const Job &job, bool isQueuePaused);
    void setSimilarTo(const QString &path);                // the file that the image looks like; empty = none
    [[nodiscard]] QString text(const QString &name) const; // empty when there is no such line

Q_SIGNALS:
    void copied(const QString &text); // "Link copied"
    void similarRequested();          // somebody wants to see the two side by side

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QLabel *name;
        QLineEdit *value;
        QToolButton *button; // copies it, or shows what is similar; null for short facts
    };
    enum Fact : int { Dimensions, Size, Type, State, Similar, Album, Link, Path, FactCount };

    void addLine(const QString &name, bool canCopy);
    QToolButton *addButton(int row, QLatin1StringView icon, const QString &tip);
    void setLine(Fact fact, const QString &text);
    [[nodiscard]] Qt::Alignment leading() const;

    QGridLayout *m_layout;
    QList<Line> m_lines; // by Fact
};

} // namespace bowerbird
