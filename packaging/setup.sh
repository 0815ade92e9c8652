#!/bin/sh
# Installs the Debian packages that are missing and fetches the pinned wheels into the folder given, with
# the table of character variants beside the networks.
#
# Usage: setup.sh DEPS_DIR
set -eu

deps=$1
here=$(dirname "$0")
packages="libvips-dev libheif1 libjpeg-dev libpng-dev libsqlite3-dev libcurl4-openssl-dev libseccomp-dev libqrencode-dev pkg-config \
python3 python3-pip python3-aiosmtpd openssl ca-certificates fontconfig fonts-dejavu-core fonts-droid-fallback unicode-data sudo"

missing=""
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done

if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ]; then
    root=""
  elif sudo -n true 2>/dev/null; then
    root="sudo"
  else
    echo "error: these Debian packages are missing and this user may not install them:" >&2
    echo "  sudo apt-get install --no-install-recommends$missing" >&2
    exit 77
  fi
  echo "installing$missing"
  log=$(mktemp)
  if ! { $root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq \
    --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "error: apt-get could not install$missing" >&2
    exit 69
  fi
  rm -f "$log"
fi

command -v swift >/dev/null || {
  echo "error: the Swift 6.3 toolchain is missing; see https://www.swift.org/install/linux" >&2
  exit 69
}

python3 "$here/fetch-wheels.py" "$deps"
if [ ! -s "$deps/networks/character_variants.txt" ]; then
  python3 "$here/character-variants.py" "$deps/networks/character_variants.txt"
  mkdir -p "$deps/licenses/unicode-data"
  cp /usr/share/doc/unicode-data/copyright "$deps/licenses/unicode-data/"
fi
