// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/clipboardwatch.h"

#include "core/linkextractor.h"
#include "core/redact.h"
#include "ui/formatting.h"
#include "ui/linkintake.h"
#include "ui/messagebar.h"
#include "ui/settingskeeper.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <utility>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kPause{150};
constexpr qsizetype kLongestShown = 80;
const QString kKey = u"clipboard"_s;

QString shown(const QString &link)
{
    const QString safe = toSingleLine(redactedUrl(link));
    return safe.size() <= kLongestShown ? safe : safe.left(kLongestShown - 1) + u'…';
}

bool isClipboardOurs()
{
    return QGuiApplication::clipboard()->ownsClipboard();
}

} // namespace

ClipboardWatch::ClipboardWatch(SettingsKeeper &settings, LinkIntake &intake, MessageBar &messages, QObject *parent,
                               std::function<bool()> isOwn)
    : QObject(parent)
    , m_settings(settings)
    , m_intake(intake)
    , m_messages(messages)
    , m_isOwn(isOwn ? std::move(isOwn) : std::function<bool()>(isClipboardOurs))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &ClipboardWatch::look);
    connect(&settings, &SettingsKeeper::changed, this, &ClipboardWatch::follow);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        if (m_settings.current().watchesClipboard)
            m_pause.start();
    });
}

// What was copied before the switch was thrown is not looked at.
void ClipboardWatch::follow()
{
    if (m_settings.current().watchesClipboard)
        return;
    m_pause.stop();
    m_latest.clear();
    m_messages.dismiss(kKey);
}

void ClipboardWatch::look()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (m_isOwn() || !data || data->text().size() > kLongestText || data->html().size() > kLongestText)
        return;
    QStringList links = extractLinks(data->text());
    if (links.isEmpty()) // a selection in a browser has them in its HTML only
        links = extractLinks(data->html());
    if (!links.isEmpty() && links != m_latest)
        offer(links);
}

void ClipboardWatch::offer(const QStringList &links)
{
    m_latest = links;
    const auto count = static_cast<int>(links.size());
    m_messages.show({.key = kKey,
                     .kind = Message::Kind::Info,
                     .title = tr("%n link(s) found in the clipboard", nullptr, count),
                     .text = isolated(shown(links.first())),
                     .buttons = {{tr("Add"), [this, links] { m_intake.addLinks(links); }}, {tr("Ignore"), [] {}}}});
}

} // namespace bowerbird
