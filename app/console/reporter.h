// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "console/jsonevents.h"

#include <QHash>
#include <QString>

#include <chrono>

namespace bowerbird {

struct ReportOptions
{
    bool isJson = false;
    bool wantsProgress = false;
    bool isQuiet = false;
    bool isVerbose = false;
    bool isDryRun = false; // nothing is downloaded, so nothing is said of it
    bool isComparison = false;
};

// Writes what happens to standard output (results: JSON lines, or one plain line an image) and standard error (failures
// in words, the closing sentence). Each line is flushed; a broken pipe ends nothing. Control characters of somebody's
// text do not reach standard error.
//
// Thread: UI.
class Reporter
{
public:
    explicit Reporter(ReportOptions options);
    ~Reporter();
    Q_DISABLE_COPY_MOVE(Reporter)

    void wouldDownload(quint64 id, const ImageRef &image); // --dry-run
    void happened(const JobEvent &event, const Job &job);
    void collected(const CollectionSummary &summary);
    void noticed(const QString &link, const QString &key);
    // What is left of Imgur's requests: nothing for a while, and in the verbose form when it becomes known or low.
    void credited(const ApiCredits &credits);
    void failed(const Job &job); // in words only
    void compared(const QList<ComparisonRun> &runs);
    void ended(const RunSummary &summary);
    void listed(int images, int known, int repeated = 0); // the closing words of --dry-run
    void complain(const QString &sentence);               // about the run as a whole
    // The run ends before it has begun; those who read JSON lines get their last one all the same.
    void refused(const QString &sentence, int workers);
    // One line that overwrites itself; only on a terminal.
    void showProgress(const QString &text);

    [[nodiscard]] bool showsProgress() const { return m_showsProgress; }
    // Something could not be written to standard output, but for a reader that has left; it has been told.
    [[nodiscard]] bool hasLostOutput() const { return m_hasLostOutput; }

private:
    [[nodiscard]] bool isTooSoon(const JobEvent &event);
    void printPlain(const JobEvent &event, const Job &job);
    void noteLostOutput(int error);
    void out(const QByteArray &line);
    void err(const QString &line);
    void clearProgress();

    enum class Credited : quint8 { Nothing, Known, Low, Paused };

    const ReportOptions m_options;
    Credited m_credited = Credited::Nothing; // what was told last
    bool m_showsProgress = false;
    bool m_hasProgress = false;
    bool m_hasLostOutput = false;
    QHash<JobId, std::chrono::steady_clock::time_point> m_lastProgress;
};

// "12.3 MB", in decimal units as shops and file managers count.
[[nodiscard]] QString byteText(qint64 bytes);

} // namespace bowerbird
