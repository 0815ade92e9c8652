#!/bin/sh
# Installs the Debian packages that are missing and fetches the pinned wheels into the folder given, with
# the table of character variants beside the networks.
#
# Usage: setup.sh DEPS_DIR
set -eu

deps=$1
here=$(dirname "$0")
"$here/packages.sh" libvips-dev libchafa-dev libheif1 libjpeg-dev libpng-dev libsqlite3-dev libcurl4-openssl-dev libseccomp-dev libqrencode-dev \
  pkg-config python3 python3-pip python3-aiosmtpd openssl ca-certificates fontconfig fonts-dejavu-core fonts-droid-fallback unicode-data \
  sudo

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
