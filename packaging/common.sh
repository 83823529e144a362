# SPDX-FileCopyrightText: 2026 The Bowerbird contributors
# SPDX-License-Identifier: MIT
#
# Shared by run.sh and test.sh: which packages are needed and how they get installed. Sourced, not run.
# shellcheck shell=bash disable=SC2034

# Debian 12 and Ubuntu 24.04 names; a|b means: the first of them that the distribution has.
BUILD_PACKAGES="cmake ninja-build g++ ccache pkg-config qt6-base-dev qt6-base-dev-tools qt6-svg-dev|libqt6svg6-dev qt6-tools-dev
    qt6-tools-dev-tools qt6-l10n-tools libgl-dev libcurl4-openssl-dev libssl-dev libjpeg-dev libxml2-dev zlib1g-dev libcpp-httplib-dev"
RUN_PACKAGES="libqt6sql6-sqlite qt6-image-formats-plugins libqt6svg6 qt6-translations-l10n ca-certificates"
TEST_PACKAGES="nginx-light|nginx openssl strace gallery-dl aria2 dbus-daemon"

DNF_PACKAGES="cmake ninja-build gcc-c++ qt6-qtbase-devel qt6-qtsvg-devel qt6-qttools-devel qt6-qtimageformats qt6-qttranslations libcurl-devel openssl-devel
    libjpeg-turbo-devel libxml2-devel zlib-devel cpp-httplib-devel"
PACMAN_PACKAGES="cmake ninja gcc qt6-base qt6-svg qt6-tools qt6-imageformats qt6-translations curl openssl libjpeg-turbo libxml2 zlib cpp-httplib"
BREW_PACKAGES="cmake ninja qt curl openssl jpeg-turbo libxml2 zlib cpp-httplib"

# Paths below the project count as relative, so that another clone finds what this one has compiled.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR:-1}

say() { printf '\033[1m%s\033[0m\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

is_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

# The packages of "$@" that are missing, one a line; of alternatives the one to install.
missing_packages() {
    local entry name candidate
    for entry in "$@"; do
        candidate=
        for name in ${entry//|/ }; do
            if is_installed "$name"; then candidate=; continue 2; fi
            if [ -z "$candidate" ] && apt-cache show "$name" >/dev/null 2>&1; then candidate=$name; fi
        done
        printf '%s\n' "${candidate:-${entry%%|*}}"
    done
}

# install_packages yes|ask PACKAGE...: installs what is missing, asking before sudo unless told not to.
install_packages() {
    local answer=$1 runner="" missing reply
    shift
    if ! command -v apt-get >/dev/null 2>&1; then
        print_other_systems
        return 0
    fi
    missing=$(missing_packages "$@" | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    say "Missing packages: $missing"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || fail "Neither root nor sudo: ask an administrator for: apt-get install $missing"
        runner=sudo
        if [ "$answer" != yes ]; then
            [ -t 0 ] || fail "Run with --yes to install them with sudo, or install them first: sudo apt-get install $missing"
            read -r -p "Install them with sudo apt-get? [Y/n] " reply
            case "$reply" in [nN]*) fail "Nothing was installed." ;; esac
        fi
    fi
    $runner apt-get update -q
    # The lists may be new now, and with them which of two names is the right one.
    missing=$(missing_packages "$@" | tr '\n' ' ')
    # shellcheck disable=SC2086 # a list of words
    $runner env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

print_other_systems() {
    if command -v cmake >/dev/null 2>&1 && command -v ninja >/dev/null 2>&1; then
        say "This is no Debian or Ubuntu; going on with what is installed. If something is missing, install:"
    else
        say "This is no Debian or Ubuntu. Install these first:"
    fi
    printf '  Fedora:  sudo dnf install %s\n' "$(echo $DNF_PACKAGES)"
    printf '  Arch:    sudo pacman -S --needed %s\n' "$(echo $PACMAN_PACKAGES)"
    printf '  macOS:   brew install %s\n' "$(echo $BREW_PACKAGES)"
    command -v cmake >/dev/null 2>&1 && command -v ninja >/dev/null 2>&1 || exit 1
}

# build_preset NAME [argument of cmake --build ...]: configures and builds with all cores.
build_preset() {
    local preset=$1 log
    shift
    say "Building (preset $preset)"
    log=$(mktemp)
    cmake --preset "$preset" > "$log" 2>&1 || { cat "$log"; rm -f "$log"; fail "Configuring failed; see above."; }
    rm -f "$log"
    cmake --build --preset "$preset" --parallel "$(nproc 2>/dev/null || echo 2)" "$@"
}
