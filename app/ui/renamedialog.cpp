// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/renamedialog.h"

#include "ui/nametemplatefield.h"
#include "ui/renamemodel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTableView>
#include <QVBoxLayout>

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kTypingPause{150};

} // namespace

RenameDialog::RenameDialog(Sources sources, const QString &nameTemplate, QWidget *parent)
    : QDialog(parent)
    , m_sources(std::move(sources))
    , m_template(new NameTemplateField(this))
    , m_scope(new QComboBox(this))
    , m_model(new RenameModel(this))
    , m_table(new QTableView(this))
    , m_count(new QLabel(this))
{
    setWindowTitle(tr("Rename by Template"));
    m_pool.setMaxThreadCount(1);
    m_scope->addItem(tr("The chosen images"));
    m_scope->addItem(tr("All finished images"));
    m_scope->setAccessibleName(tr("Images to be renamed"));
    layOut();
    m_template->setText(nameTemplate);
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(kTypingPause);
    connect(&m_planTimer, &QTimer::timeout, this, &RenameDialog::plan);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &RenameDialog::load);
    connect(m_template, &NameTemplateField::changed, this, [this] {
        m_isPlanned = false;
        tellCount();
        m_planTimer.start();
    });
    load();
}

RenameDialog::~RenameDialog()
{
    if (m_stop)
        *m_stop = true;
    m_pool.waitForDone();
}

void RenameDialog::layOut()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Rename"));
    connect(buttons, &QDialogButtonBox::accepted, this, &RenameDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAccessibleName(tr("Old and new names"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(RenameModel::Note, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);

    auto *which = new QHBoxLayout;
    which->setSpacing(8);
    which->addWidget(m_scope);
    which->addWidget(m_count, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_template);
    layout->addLayout(which);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    resize(QSize(860, 560).boundedTo(screen()->availableSize() - QSize(32, 64)));
}

void RenameDialog::load()
{
    m_loaded = m_sources(static_cast<Scope>(m_scope->currentIndex()));
    m_directories.clear();
    for (const RenameSource &source : std::as_const(m_loaded)) {
        if (!m_directories.contains(source.directory))
            m_directories.append(source.directory);
    }
    plan();
}

// The latest plan counts: one that is still being made for another template is given up.
void RenameDialog::plan()
{
    m_planTimer.stop();
    if (m_stop)
        *m_stop = true;
    m_isPlanned = false;
    tellCount();
    const auto name = NameTemplate::parse(m_template->text());
    if (!name)
        return m_model->setSteps({}, {});
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_pool.start([this, sources = m_loaded, name = *name, stop = m_stop] {
        const QList<RenameStep> steps = planRenames(sources, name, *stop);
        QMetaObject::invokeMethod(
            this,
            [this, steps, stop] {
                if (!*stop)
                    showPlan(steps);
            },
            Qt::QueuedConnection);
    });
}

void RenameDialog::showPlan(const QList<RenameStep> &steps)
{
    m_isPlanned = true;
    m_model->setSteps(steps, m_directories);
    tellCount();
    Q_EMIT planned();
}

void RenameDialog::tellCount()
{
    const int count = m_isPlanned ? m_model->toRename() : 0;
    QString text = m_isPlanned ? tr("%n file(s) will be renamed.", nullptr, count) : QString();
    if (m_isPlanned && m_model->conflicts() > 0)
        text += u' ' + tr("%n file(s) cannot be renamed: the name is taken.", nullptr, m_model->conflicts());
    m_count->setText(text);
    m_ok->setEnabled(count > 0);
}

void RenameDialog::accept()
{
    if (!m_ok->isEnabled())
        return;
    Q_EMIT chosen(m_model->steps(), m_directories);
    QDialog::accept();
}

} // namespace bowerbird
