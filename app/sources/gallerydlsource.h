// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/gallerydlprogram.h"
#include "sources/source.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace bowerbird {

// Before a link: gallery-dl is to list it, whoever else could.
inline constexpr char kGalleryDlPrefix[] = "gallery-dl:";

[[nodiscard]] bool isGalleryDlLink(const QString &link);        // begins with the prefix
[[nodiscard]] QString withGalleryDlPrefix(const QString &link); // unless it has it
// An http or https address, perhaps with the name of one of gallery-dl's extractors in front of it ("r:https://...").
// Nothing else is given to it: it would also read files of this machine.
[[nodiscard]] bool isGalleryDlAddress(const QString &address);

// The collection for a link with the prefix; one that can only fail is no exception.
[[nodiscard]] std::unique_ptr<Collection> makeGalleryDlCollection(const QString &link, GalleryDlOptions options,
                                                                  std::shared_ptr<GalleryDlVersions> versions);

// `first`, and when that does not know the link, finds nothing behind it, or may not ask for want of a Client-ID,
// gallery-dl. When that knows no better either, the outcome is that of `first`; a missing Client-ID also when that
// failed otherwise, which stands in the detail. Without gallery-dl it is `first` itself.
[[nodiscard]] std::unique_ptr<Collection> withGalleryDlBehind(std::unique_ptr<Collection> first, const QString &link,
                                                              const GalleryDlOptions &options,
                                                              const std::shared_ptr<GalleryDlVersions> &versions);

// One collection, and another one in its place when it comes to nothing.
//
// Thread: UI. Owns: both.
class FallbackCollection : public Collection
{
    Q_OBJECT
public:
    using Maker = std::function<std::unique_ptr<Collection>()>;
    FallbackCollection(std::unique_ptr<Collection> first, Maker makeSecond, QObject *parent = nullptr);
    ~FallbackCollection() override;

    void start() override;
    void cancel() override;
    [[nodiscard]] PageAnswer pageAnswer() const override { return m_page; } // of the one whose outcome it was

private:
    void follow(std::unique_ptr<Collection> collection);
    void drop();
    void end(const std::optional<Failure> &failure);

    std::unique_ptr<Collection> m_current;
    Maker m_makeSecond; // none: it has been made
    std::optional<Failure> m_firstFailure;
    PageAnswer m_page;
    bool m_hasFound = false; // or left out
    bool m_isOver = false;
};

} // namespace bowerbird
