// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/namespage.h"

#include "ui/nametemplatefield.h"
#include "ui/nametemplatetext.h"

namespace bowerbird {

NamesPage::NamesPage(QWidget *parent)
    : SettingsForm(parent)
    , m_template(new NameTemplateField(this))
{
    setFocusProxy(m_template);
    addRow(tr("&Template"), m_template, m_template->linePx());
    bind([this](const Settings &from) { m_template->setText(from.download.nameTemplate); },
         [this](Settings &to) { to.download.nameTemplate = m_template->text(); });
    connect(m_template, &NameTemplateField::changed, this, &NamesPage::changed);
    addHint(tr("Below the folder for images; / makes folders. A field that an image lacks drops out together with the "
               "separator beside it. It holds for images that are added from now on."));
    addChoice<ConflictRule>(tr("When a na&me is taken"), [](Settings &s) -> auto & { return s.download.onConflict; },
                            {{tr("Give the new file another name"), ConflictRule::Rename},
                             {tr("Leave the new image out"), ConflictRule::Skip},
                             {tr("Replace the old file"), ConflictRule::Overwrite}});
    addChoice<DuplicateRule>(tr("When the same &bytes are there"),
                             [](Settings &s) -> auto & { return s.download.duplicates; },
                             {{tr("Leave the new image out"), DuplicateRule::Skip},
                              {tr("Link to the file that is there"), DuplicateRule::Link},
                              {tr("Keep both"), DuplicateRule::Keep}});
    addSwitch(tr("Write what is &known of an image into a JSON file beside it"),
              [](Settings &s) -> auto & { return s.download.writesSidecars; });
    m_template->setSamples(nameExamples());
}

void NamesPage::setSamples(const QList<NameFacts> &samples)
{
    m_template->setSamples(samples);
}

QString NamesPage::trouble() const
{
    return m_template->trouble();
}

} // namespace bowerbird
