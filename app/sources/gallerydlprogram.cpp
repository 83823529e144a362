// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlprogram.h"

#include "sources/gallerydlfailure.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <utility>
#include <vector>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds kVersionPatience{20};
constexpr qint64 kLongestVersion = 4096;

// requests reads the environment; both spellings, since programs differ in which one they heed.
void putProxy(const NetworkSettings &network, QProcessEnvironment &environment)
{
    if (network.proxyMode == ProxyMode::System)
        return;
    for (const QString &name : {u"http_proxy"_s, u"https_proxy"_s, u"all_proxy"_s, u"no_proxy"_s}) {
        environment.remove(name);
        environment.remove(name.toUpper());
    }
    if (network.proxyMode == ProxyMode::None)
        return environment.insert(u"no_proxy"_s, u"*"_s);
    for (const QString &name : {u"http_proxy"_s, u"https_proxy"_s})
        environment.insert(name, network.proxy);
    if (!network.proxyExceptions.isEmpty())
        environment.insert(u"no_proxy"_s, network.proxyExceptions.join(u','));
}

Failure noProgram(const QString &detail)
{
    return {.reason = FailureReason::UnsupportedLink, .detail = QLatin1StringView(kGalleryDlSays) + detail};
}

} // namespace

QString findGalleryDl(const QString &setting)
{
    const QString name = setting.trimmed();
    if (name.isEmpty())
        return QStandardPaths::findExecutable(u"gallery-dl"_s);
    if (!name.contains(u'/'))
        return QStandardPaths::findExecutable(name);
    const QString path = name.startsWith("~/"_L1) ? QDir::homePath() + name.mid(1) : name;
    const QFileInfo info(path);
    return info.isFile() && info.isExecutable() ? info.absoluteFilePath() : QString();
}

GroupProcess::Call galleryDlCall(const GalleryDlOptions &options, const QString &link, GalleryDlOutput output,
                                 GalleryDlRange range)
{
    GroupProcess::Call call{.program = options.program, .arguments = {}, .silence = options.silence};
    QStringList &arguments = call.arguments;
    if (!options.usesOwnConfig)
        arguments << u"--config-ignore"_s;
    arguments << u"--verbose"_s << u"--dump-json"_s;
    // The log's form is set, for that of a person's configuration may be any.
    for (const QString &option : {u"output.private=true"_s, u"output.progress=false"_s, u"output.num-to-str=false"_s,
                                  QString("output.log="_L1 + QLatin1StringView(kGalleryDlLog)), u"input=false"_s})
        arguments << u"-o"_s << option;
    arguments << u"-o"_s << (output == GalleryDlOutput::Lines ? u"output.jsonl=true"_s : u"output.jsonl=false"_s);
    if (range.last == 0 && range.first > 1)
        arguments << u"--range"_s << u"%1-"_s.arg(range.first);
    if (range.last > 0)
        arguments << u"--range"_s << u"%1-%2"_s.arg(range.first).arg(range.last);
    const NetworkSettings &network = options.network;
    if (!network.cookieFile.isEmpty())
        arguments << u"--cookies"_s << network.cookieFile << u"-o"_s << u"extractor.cookies-update=false"_s;
    if (!network.userAgent.isEmpty())
        arguments << u"-o"_s << QString(u"extractor.user-agent="_s + network.userAgent);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(network.stallTimeout).count();
    arguments << u"--http-timeout"_s << QString::number(std::max<qint64>(1, seconds));
    arguments << u"--retries"_s << QString::number(options.retries);
    arguments << u"--"_s << link;
    putProxy(network, call.environment);
    call.environment.insert(u"PYTHONIOENCODING"_s, u"utf-8"_s);
    call.environment.insert(u"PYTHONUNBUFFERED"_s, u"1"_s);
    return call;
}

// One program that is being asked, and everybody who waits for its answer.
struct GalleryDlVersions::Question
{
    struct Asker
    {
        QPointer<QObject> context;
        Taker take;
    };
    std::unique_ptr<GroupProcess> process;
    QByteArray answer;
    std::vector<Asker> askers;
};

GalleryDlVersions::GalleryDlVersions(QObject *parent)
    : QObject(parent)
{
}

GalleryDlVersions::~GalleryDlVersions() = default;

void GalleryDlVersions::ask(const QString &program, QObject *context, Taker take)
{
    if (const auto known = m_known.constFind(program); known != m_known.constEnd()) {
        QTimer::singleShot(0, context, [take = std::move(take), version = *known] { take(version); });
        return;
    }
    std::unique_ptr<Question> &question = m_questions[program];
    const bool isFirst = !question;
    if (isFirst)
        question = std::make_unique<Question>();
    question->askers.push_back({context, std::move(take)});
    if (!isFirst)
        return;
    question->process = std::make_unique<GroupProcess>(GroupProcess::Call{
        .program = program, .arguments = {u"--version"_s}, .silence = kVersionPatience, .mostBytes = kLongestVersion});
    GroupProcess *process = question->process.get();
    connect(process, &GroupProcess::wrote, this,
            [asked = question.get()](const QByteArray &bytes) { asked->answer += bytes; });
    connect(process, &GroupProcess::ended, this,
            [this, program, asked = question.get()](GroupProcess::End end, int, const QString &detail) {
                static const QRegularExpression kVersion(u"^\\d+\\.\\d+(\\.\\d+)*"_s);
                const QString text = kVersion.match(QString::fromUtf8(asked->answer).trimmed()).captured();
                if (end == GroupProcess::End::NotStarted)
                    settle(program, std::unexpected(noProgram(program + u" cannot be started: "_s + detail)));
                else if (text.isEmpty())
                    settle(program, std::unexpected(noProgram(program + u" does not tell its version"_s)));
                else
                    settle(program, QVersionNumber::fromString(text));
            });
    process->start();
}

// What could not be had is asked for again the next time: the program may have been mended by then.
void GalleryDlVersions::settle(const QString &program, const Result<QVersionNumber> &version)
{
    const std::unique_ptr<Question> question = std::move(m_questions[program]);
    m_questions.erase(program);
    question->process.release()->deleteLater(); // it is the one that tells us
    if (version)
        m_known.insert(program, *version);
    for (const Question::Asker &asker : question->askers) {
        if (asker.context)
            asker.take(version);
    }
}

bool GalleryDlVersions::writesLines(const QVersionNumber &version)
{
    return version >= QVersionNumber(1, 32); // tried with 1.32.9; an older one writes a whole array at its end
}

} // namespace bowerbird
