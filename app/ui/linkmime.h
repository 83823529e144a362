// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>

class QMimeData;

namespace bowerbird {

// The LINKs in a text that a person typed or pasted. A lone one is given as it is, since it may be a path or a pattern;
// lines that are files of this machine stay paths; everything else goes through extractLinks.
[[nodiscard]] QStringList linksIn(const QString &text);

// The LINKs in what was dropped or lies in the clipboard: its URLs (local ones as paths), else those of its text, else
// those of its HTML.
[[nodiscard]] QStringList linksIn(const QMimeData &data);

// As text to look over and edit, one link a line.
[[nodiscard]] QString textOf(const QMimeData &data);

// Cheap: says whether a drop is worth being taken, without reading it.
[[nodiscard]] bool mayHoldLinks(const QMimeData &data);

} // namespace bowerbird
