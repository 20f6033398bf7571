# shellcheck shell=bash
# The Debian packages that the project needs, and a function that installs those that are missing.
# Source it, then for example: need_packages build test

declare -A packages=(
    [build]="g++ cmake ninja-build pkg-config gettext libsqlitecpp-dev libsqlite3-dev
        libhowardhinnant-date-dev libfmt-dev libcli11-dev nlohmann-json3-dev libcsv-dev libssl-dev
        libutf8proc-dev libboost-dev coinor-libcbc-dev"
    [test]="libboost-test-dev librapidcheck-dev faketime python3 sqlite3 hledger ledger beancount"
    [story]="faketime"
    [lint]="clang-tidy clang-format"
    [bench]="libbenchmark-dev"
)

# The packages of the groups $@ that are not installed, separated by spaces.
missing_packages() {
    local group name state missing=()
    for group; do
        for name in ${packages[$group]}; do
            state=$(dpkg-query -W -f ' ${db:Status-Status} ' "$name" 2>/dev/null) || true
            if [[ $state != *" installed "* ]]; then missing+=("$name"); fi
        done
    done
    printf '%s' "${missing[*]}"
}

# Installs the packages $@ with the words in `as_root` before each command.
install_packages() {
    local log status=0
    log=$(mktemp)
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
        apt-get -q -y -o DPkg::Lock::Timeout=300)
    printf 'Installing %d packages (a minute or two): %s\n' $# "$*"
    SECONDS=0
    "${apt[@]}" update </dev/null >"$log" 2>&1 || true  # one stale source needn't matter
    "${apt[@]}" install --no-install-recommends "$@" </dev/null >>"$log" 2>&1 || status=$?
    if ((status)); then
        tail -n 20 "$log" >&2
        printf 'Installing the packages failed (apt-get, status %d).\n' "$status" >&2
    else
        printf 'Installed in %d s\n' "$SECONDS"
    fi
    rm -f "$log"
    return "$status"
}

# Sees that the packages of the groups $@ are there. Silent where they are; leaves the script with
# status 1, having said what is missing, where they can't be installed. HUI_PACKAGES=ready believes
# that everything is there, under whatever name.
need_packages() {
    local missing as_root=() group
    if [[ ${HUI_PACKAGES:-} == ready ]]; then return; fi
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        printf 'This is not Debian. Install what these Debian packages hold:\n' >&2
        for group; do printf '  %s\n' "${packages[$group]//$'\n'        / }" >&2; done
        printf 'Then run this again with HUI_PACKAGES=ready before it.\n' >&2
        exit 1
    fi
    missing=$(missing_packages "$@")
    if [[ -z $missing ]]; then return; fi
    if ((EUID != 0)); then as_root=(sudo -n); fi
    # shellcheck disable=SC2086  # one word per package
    if ((EUID == 0)) || sudo -n true 2>/dev/null; then
        install_packages $missing && return
    fi
    printf 'These packages are missing: %s\n' "$missing" >&2
    printf 'An administrator installs them with\n' >&2
    printf '  apt-get update && apt-get install --no-install-recommends %s\n' "$missing" >&2
    exit 1
}
