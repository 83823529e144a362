#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Bowerbird contributors
# SPDX-License-Identifier: MIT
#
# Installs what is missing, builds Bowerbird and starts it.
#
#     packaging/run.sh [--yes] [LINK or option of bowerbird ...]
#
# --yes installs missing packages without asking. Everything else goes to the program: packaging/run.sh sample:
# Without a display the program runs --headless; then a run without a link takes the built-in sample gallery.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/common.sh
. packaging/common.sh

started_in=$OLDPWD
answer=ask
if [ "${1:-}" = --yes ]; then answer=yes; shift; fi

# shellcheck disable=SC2086 # lists of words
install_packages "$answer" $BUILD_PACKAGES $RUN_PACKAGES
build_preset release
program=$PWD/build/release/app/bowerbird

is_headless=no
for argument in "$@"; do
    case "$argument" in --headless|--help|--version|-h) is_headless=yes ;; esac
done
if [ "$is_headless" = no ] && [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    say "There is no display here: running without a window (--headless)."
    if [ $# -eq 0 ]; then
        say "No link was given: taking the built-in sample gallery (sample:)."
        set -- sample:
    fi
    set -- --headless "$@"
fi
cd "$started_in"
exec "$program" "$@"
