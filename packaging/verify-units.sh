#!/bin/sh
# Has systemd read the units and rate how far the service is shut in; the program they start is replaced by one that is there.
set -eu
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sed 's|^ExecStart=[^ ]*|ExecStart=/bin/true|' "$here/card-review.service" > "$scratch/card-review.service"
cp "$here/card-review.timer" "$scratch/"
systemd-analyze verify "$scratch/card-review.service" "$scratch/card-review.timer"
# An exposure of 0.8 today; 1.5 of 10 fails, so that what the sandbox loses is lost on purpose.
systemd-analyze security --offline=yes --no-pager --threshold=15 "$scratch/card-review.service" > "$scratch/rating" || {
  cat "$scratch/rating"
  exit 1
}
