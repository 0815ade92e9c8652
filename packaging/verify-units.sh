#!/bin/sh
# Has systemd read the units; the program they start is replaced by one that is there.
set -eu
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sed 's|^ExecStart=[^ ]*|ExecStart=/bin/true|' "$here/card-review.service" > "$scratch/card-review.service"
cp "$here/card-review.timer" "$scratch/"
systemd-analyze verify "$scratch/card-review.service" "$scratch/card-review.timer"
