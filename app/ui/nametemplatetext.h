// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/nametemplate.h"

#include <QList>
#include <QString>

namespace bowerbird {

class DownloadManager;

// What a person is told about name templates. Thread: UI.

// A sentence, with the number of the character in `text`.
[[nodiscard]] QString nameTemplateTrouble(const NameTemplateError &error, const QString &text);
[[nodiscard]] QString nameFieldText(NameField field); // "title of the image"

// The first images of the queue as a template sees them, at most `most`; without any, images as there may be. What only
// shows when an image has arrived is made up where it has not.
[[nodiscard]] QList<NameFacts> nameSamples(const DownloadManager &manager, int most);
[[nodiscard]] QList<NameFacts> nameExamples();

} // namespace bowerbird
