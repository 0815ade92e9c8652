#!/bin/sh
# Installs those of the Debian packages named that are missing.
#
# Usage: packages.sh PACKAGE...
set -eu

missing=""
for package in "$@"; do
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
