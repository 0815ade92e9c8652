#!/bin/sh
# Has systemd read the units and rate how far the service is shut in; the program they start is replaced by one that is there.
set -eu
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sed 's|^ExecStart=[^ ]*|ExecStart=/bin/true|' "$here/card-review.service" > "$scratch/card-review.service"
cp "$here/card-review.timer" "$scratch/"
systemd-analyze verify "$scratch/card-review.service" "$scratch/card-review.timer"
# In tenths, of 100; today 8. What the sandbox loses must be lost on purpose.
systemd-analyze security --offline=yes --no-pager --threshold=15 "$scratch/card-review.service" > "$scratch/rating" || {
  cat "$scratch/rating"
  exit 1
}
