// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "transfer/transfer.h"

namespace bowerbird {

// Brings a file that stands in its own address (data:) into `sink`, as Transfer::fetch does.
// Errors: bad-answer, for one that cannot be decoded; too-large; those of the sink.
[[nodiscard]] Result<TransferReport> fetchInline(const TransferRequest &request, ByteSink &sink);

} // namespace bowerbird
