#!/bin/sh
# Has systemd read the units and rate how far the services are shut in; the program they start is replaced by one that is there.
set -eu
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for unit in card-review card-review-mail card-counter; do
  sed 's|^ExecStart=[^ ]*|ExecStart=/bin/true|' "$here/$unit.service" > "$scratch/$unit.service"
done
cp "$here/card-review.timer" "$here/card-review-mail.timer" "$scratch/"
systemd-analyze verify "$scratch"/*.service "$scratch"/*.timer
# An exposure of 0.8 and 1.1 today; 1.5 of 10 fails, so that what the sandbox loses is lost on purpose.
for unit in card-review card-review-mail card-counter; do
  systemd-analyze security --offline=yes --no-pager --threshold=15 "$scratch/$unit.service" > "$scratch/rating" || {
    cat "$scratch/rating"
    exit 1
  }
done
