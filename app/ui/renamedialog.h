// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/renaming.h"

#include <QDialog>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace bowerbird {

class NameTemplateField;
class RenameModel;

// New names for images that are there, by a template: first as a list of old and new names with what stands against
// them. It renames nothing itself.
//
// Thread: UI; looks at the files on a thread of its own.
class RenameDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Scope : quint8 { Chosen, AllFinished };
    using Sources = std::function<QList<RenameSource>(Scope)>;

    RenameDialog(Sources sources, const QString &nameTemplate, QWidget *parent = nullptr);
    ~RenameDialog() override;

    void accept() override; // emits chosen

Q_SIGNALS:
    void planned(); // the list shows what the template as it stands makes of the files
    void chosen(const QList<bowerbird::RenameStep> &steps, const QStringList &directories);

private:
    void layOut();
    void load();
    void plan();
    void showPlan(const QList<RenameStep> &steps);
    void tellCount();

    const Sources m_sources;
    NameTemplateField *m_template;
    QComboBox *m_scope;
    RenameModel *m_model;
    QTableView *m_table;
    QLabel *m_count;
    QPushButton *m_ok = nullptr;
    QList<RenameSource> m_loaded;
    QStringList m_directories;
    QThreadPool m_pool;
    QTimer m_planTimer;                        // planning at each key would be felt
    std::shared_ptr<std::atomic<bool>> m_stop; // of the plan that is being made
    bool m_isPlanned = false;
};

} // namespace bowerbird
