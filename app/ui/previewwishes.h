// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/rowspan.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace bowerbird {

class JobFilterModel;

// Tells the model which rows a view shows, so that their previews are fetched and their files looked for: what is seen
// first, then a page more, since that is what comes next. The view calls soon() when it shows other rows; changes of
// the model are heard of, and that the program is in front again.
//
// Thread: UI. Borrows: the model, which outlives it.
class PreviewWishes : public QObject
{
    Q_OBJECT
public:
    // The rows that are seen; its last is before its first when there are none. Nothing: the view itself is not seen,
    // and another one of the same rows may be.
    using SeenRows = std::function<std::optional<RowSpan>()>;

    PreviewWishes(JobFilterModel &jobs, SeenRows seen, QObject *parent = nullptr);

    void soon(); // scrolling passes many rows that nobody looks at

private:
    void tell();

    JobFilterModel &m_jobs;
    SeenRows m_seen;
    QTimer m_timer;
};

} // namespace bowerbird
