// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/filtertally.h"
#include "core/settings.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QLabel;
class QPushButton;

namespace bowerbird {

class FilteredImages;
class FilterPage;

// The filter of one collection, with what it would show and hide counted as it is changed. Nothing changes before OK,
// and the site is not asked again.
//
// Thread: UI. Borrows: the images, which outlive it.
class FilterDialog : public QDialog
{
    Q_OBJECT
public:
    FilterDialog(FilteredImages &images, qint64 collection, QWidget *parent = nullptr);

    [[nodiscard]] DownloadOptions options() const;
    [[nodiscard]] QString countText() const; // as it is shown

    void accept() override; // puts the filter in force

private:
    void check();
    void count();

    FilteredImages &m_images;
    const qint64 m_collection;
    const DownloadOptions m_before;
    std::optional<FilterTally> m_counted; // what the fields would do
    FilterPage *m_page;
    QLabel *m_count;
    QPushButton *m_showAll = nullptr;
    QPushButton *m_ok;
    QTimer m_countTimer; // counting at each key would be wasted
};

} // namespace bowerbird
