// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/samplegallery.h"

#include "sample/catalogue.h"
#include "sample/galleryapi.h"
#include "sample/imagereply.h"
#include "sample/picturestore.h"
#include "sample/webserver.h"

#include <mutex>

namespace bowerbird {

using namespace Qt::StringLiterals;

class SampleGallery::Private
{
public:
    explicit Private(Options wanted)
        : options(wanted)
    {
    }

    WebReply answer(const WebRequest &request)
    {
        std::call_once(beginning, [this] { store.start(); }); // it paints all, which takes a while
        if (request.path != "/3" && !request.path.startsWith("/3/"))
            return imageReply(request, catalogue, store, options.imageDelay);
        WebReply reply = api.answer(request);
        reply.latency = options.apiDelay;
        return reply;
    }

    const Options options;
    const Catalogue catalogue;
    PictureStore store{catalogue.pictures()};
    GalleryApi api{catalogue, store};
    WebServer server{[this](const WebRequest &request) { return answer(request); }};
    std::once_flag beginning;
    quint16 port = 0; // 0 = it does not run
};

SampleGallery::SampleGallery(Options options)
    : d(std::make_unique<Private>(options))
{
}

SampleGallery::SampleGallery()
    : SampleGallery(Options())
{
}

SampleGallery::~SampleGallery()
{
    d->store.stop(); // first: answers may be waiting for a picture
    d->server.stop();
}

Result<void> SampleGallery::start()
{
    if (isRunning())
        return {};
    const Result<quint16> port = d->server.start();
    if (!port)
        return std::unexpected(port.error());
    d->port = *port;
    return {};
}

bool SampleGallery::isRunning() const
{
    return d->port != 0;
}

QString SampleGallery::apiBase() const
{
    return "http://"_L1 % authority() % "/3/"_L1;
}

QString SampleGallery::authority() const
{
    return "127.0.0.1:"_L1 % QString::number(d->port);
}

bool SampleGallery::serves(const QString &url)
{
    static const QString prefix = u"http://"_s % hostName() % u'/';
    return url.startsWith(prefix);
}

QString SampleGallery::hostName()
{
    return u"sample.bowerbird.invalid"_s;
}

} // namespace bowerbird
