# Sourced by the scripts beside it: finds Swift, installs the system libraries that are missing, builds what is out of date.
#
# Everything said here goes to standard error. Standard output and standard input belong to the program that is run.
#
# MOONBOOK_CONFIGURATION  `debug` (as built for the tests; the default) or `release`
# MOONBOOK_SCRATCH_PATH   where SwiftPM keeps what it builds; `.build` in the repository by default
# shellcheck shell=bash

readonly minimum_swift_major=6
readonly minimum_swift_minor=2
# EX_UNAVAILABLE of sysexits.h: the machine lacks something, or the build failed. The program itself never exits with it.
readonly exit_unavailable=69

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
scratch=${MOONBOOK_SCRATCH_PATH:-$root/.build}
configuration=${MOONBOOK_CONFIGURATION:-debug}

say() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
}

fail() {
    say "$@"
    exit "$exit_unavailable"
}

# Sets `swift_command` to the compiler driver, looking beyond PATH where installers put it.
find_swift() {
    local candidate
    swift_command=$(command -v swift || true)
    if [[ -z $swift_command ]]; then
        for candidate in "${SWIFTLY_BIN_DIR:-${HOME:-/root}/.local/share/swiftly/bin}/swift" \
            /opt/swift/usr/bin/swift /usr/local/swift/usr/bin/swift /usr/libexec/swift/*/bin/swift; do
            if [[ -x $candidate ]]; then
                swift_command=$candidate
                break
            fi
        done
    fi
    if [[ -z $swift_command ]]; then
        fail "there is no \`swift\` on the PATH; install Swift $minimum_swift_major.$minimum_swift_minor or later" \
            "(https://www.swift.org/install/linux) and run this again"
    fi
}

# Refuses what is not Swift, or too old a Swift, before SwiftPM says so in words about tools versions.
check_swift_version() {
    local text
    text=$("$swift_command" --version 2>&1 || true)
    if [[ ! $text =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]]; then
        fail "$swift_command does not answer as the Swift compiler does: ${text%%$'\n'*}"
    fi
    local major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]}
    if ((major < minimum_swift_major || (major == minimum_swift_major && minor < minimum_swift_minor))); then
        fail "$swift_command is Swift $major.$minor; Moonbook needs $minimum_swift_major.$minimum_swift_minor or later" \
            "(https://www.swift.org/install/linux)"
    fi
}

# Installs the Debian packages the build needs and the machine lacks; does nothing when all are there.
install_system_libraries() {
    local packages=()
    command -v git >/dev/null || packages+=(git ca-certificates)
    command -v pkg-config >/dev/null || packages+=(pkg-config)
    if ! pkg-config --exists lua5.4 2>/dev/null; then packages+=(liblua5.4-dev); fi
    if ! pkg-config --exists yaml-0.1 2>/dev/null; then packages+=(libyaml-dev); fi
    # The HTTP library's decompression links the system's zlib.
    if ! pkg-config --exists zlib 2>/dev/null; then packages+=(zlib1g-dev); fi
    if ((${#packages[@]} > 0)); then install_packages "${packages[@]}"; fi
}

# Installs Debian packages, as root or with sudo, or says what to install by hand.
install_packages() {
    if ! command -v apt-get >/dev/null; then
        fail "missing: $* (names of Debian packages), and this machine has no apt-get;" \
            "install them in its own way (\`pkg-config --exists lua5.4 yaml-0.1\` must succeed) and run this again"
    fi
    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            fail "missing: $*; as root: apt-get update && apt-get install $*"
        fi
        as_root=(sudo)
        # Without a terminal nobody can type a password: fail with the command instead of waiting for one.
        if ! { : </dev/tty; } 2>/dev/null; then as_root+=(-n); fi
    fi
    say "installing $* with ${as_root[0]:+sudo }apt-get"
    # On a fresh machine the package lists are missing; on an old one they name files the mirror no longer has.
    if ! apt-get install --simulate "$@" >/dev/null 2>&1; then refresh_package_lists || true; fi
    if ! apt_install "$@" && ! { refresh_package_lists && apt_install "$@"; }; then
        fail "could not install $*; as root: apt-get update && apt-get install $*"
    fi
}

# These two use `as_root` of their caller.
refresh_package_lists() {
    "${as_root[@]}" apt-get update --quiet -o DPkg::Lock::Timeout=120 </dev/null >&2
}

apt_install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --quiet --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" </dev/null >&2
}

check_configuration() {
    case $configuration in
    debug | release) ;;
    *) fail "MOONBOOK_CONFIGURATION is \`$configuration\`; it is \`debug\` or \`release\`" ;;
    esac
}

# A stamp is touched when a build begins and kept when it succeeds: whatever changed since is newer than it.
# Comparing with the program itself would not do, since SwiftPM leaves it alone when a change does not reach it.
stamp_of() {
    printf '%s/moonbook-%s-%s.stamp' "$scratch" "$configuration" "$1"
}

# True when the product was built by this Swift and nothing that goes into it is newer.
# Folders count too: a file that was removed leaves its folder newer.
is_up_to_date() {
    local stamp built_by program inputs=("$root/Package.swift" "$root/Sources") optional
    stamp=$(stamp_of "$1")
    [[ -f $stamp ]] || return 1
    { read -r built_by && read -r program; } <"$stamp" || return 1
    [[ $built_by == "$swift_command" && -x $program && ! $swift_command -nt $stamp ]] || return 1
    for optional in "$root/Package.resolved" "$root/stdlib"; do
        if [[ -e $optional ]]; then inputs+=("$optional"); fi
    done
    [[ -z $(find "${inputs[@]}" -newer "$stamp" -print -quit) ]]
}

# Runs one build at a time per scratch path; a second invocation waits, then finds the work done.
# The lock is not inherited by what runs inside, which may leave a daemon behind.
with_build_lock() {
    mkdir -p -- "$scratch"
    if ! command -v flock >/dev/null; then
        # SwiftPM has its own lock; only the second look at the stamp is lost.
        "$@"
        return
    fi
    local lock
    exec {lock}>"$scratch/moonbook.lock"
    if ! flock --nonblock "$lock"; then
        say "another build is under way; waiting for it"
        flock "$lock"
    fi
    build_lock=$lock "$@"
    exec {lock}>&-
}

# Runs SwiftPM on this package with its progress on standard error.
swift_build() {
    if [[ ! -d $scratch/checkouts ]]; then
        say "first build: fetches and compiles all dependencies, about 8 minutes on two cores; later ones are short"
    fi
    if [[ -n ${build_lock:-} ]]; then
        "$swift_command" build --package-path "$root" --scratch-path "$scratch" --configuration "$configuration" \
            "$@" </dev/null >&2 {build_lock}>&-
    else
        "$swift_command" build --package-path "$root" --scratch-path "$scratch" --configuration "$configuration" \
            "$@" </dev/null >&2
    fi
}

# build PRODUCT ARGUMENT...: builds with the arguments and notes that PRODUCT is up to date.
build() {
    local product=$1 stamp pending
    shift
    stamp=$(stamp_of "$product")
    pending=$stamp.$$
    : >"$pending"
    if ! swift_build "$@"; then
        rm -f -- "$pending"
        fail "the build failed; the reason is above"
    fi
    # Written without moving the time of the stamp, which is when the build began.
    local began
    began=$(mktemp "$scratch/moonbook-began.XXXXXX")
    touch -r "$pending" "$began"
    printf '%s\n%s\n' "$swift_command" "$scratch/$configuration/$product" >"$pending"
    touch -r "$began" "$pending"
    rm -f -- "$began"
    mv -f -- "$pending" "$stamp"
}

build_product_unless_up_to_date() {
    if ! is_up_to_date "$1"; then build "$1" --product "$1"; fi
}

# Leaves the path of an up-to-date executable product in `program`.
prepare_product() {
    check_configuration
    find_swift
    # shellcheck disable=SC2034 # read by the script that sources this one
    program=$scratch/$configuration/$1
    if is_up_to_date "$1"; then return; fi
    check_swift_version
    install_system_libraries
    with_build_lock build_product_unless_up_to_date "$1"
}
