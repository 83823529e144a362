#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Bowerbird contributors
# SPDX-License-Identifier: MIT
#
# Installs what is missing, builds the preset and runs every test.
#
#     packaging/test.sh [--yes] [--preset dev|asan|tsan] [argument of ctest ...]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/common.sh
. packaging/common.sh

answer=ask
preset=dev
while [ $# -gt 0 ]; do
    case "$1" in
        --yes) answer=yes; shift ;;
        --preset) preset=${2:?--preset takes a name}; shift 2 ;;
        *) break ;;
    esac
done

# shellcheck disable=SC2086 # lists of words
install_packages "$answer" $BUILD_PACKAGES $RUN_PACKAGES $TEST_PACKAGES
build_preset "$preset"
say "Testing (preset $preset)"
QT_QPA_PLATFORM=offscreen ctest --preset "$preset" --parallel "$(nproc 2>/dev/null || echo 2)" "$@"
