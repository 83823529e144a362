// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/downloadmanager.h"

namespace bowerbird {

// While one is open, DownloadManager gathers what changes; the outermost one tells it all at its end.
class DownloadManager::Change
{
public:
    explicit Change(DownloadManager &manager)
        : m_manager(manager)
    {
        ++m_manager.m_openChanges;
    }
    ~Change()
    {
        if (--m_manager.m_openChanges == 0)
            m_manager.tellChanges();
    }
    Q_DISABLE_COPY_MOVE(Change)

private:
    DownloadManager &m_manager;
};

} // namespace bowerbird
