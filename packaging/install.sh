#!/bin/sh
# Copies the program with the libraries, networks and rules it needs below a prefix. Rules that are there already stay as they are.
#
# Usage: install.sh BINARY DEPS_DIR PREFIX MANUAL_DIR
#
# BINARY is card-review; card-counter lies beside it.
set -eu

binary=$1
deps=$2
prefix=$3
manual=$4
lib="$prefix/lib/card-review"
share="$prefix/share/card-review"

install -d "$prefix/bin" "$lib/networks" "$share/licenses"
install -m 755 "$binary" "$prefix/bin/card-review"
install -m 755 "$(dirname "$binary")/card-counter" "$prefix/bin/card-counter"
cp -P "$deps"/openvino/lib/* "$lib/"
install -m 644 "$deps"/networks/* "$lib/networks/"
cp -R "$deps"/licenses/. "$share/licenses/"

# The program links the Swift runtime dynamically; it comes along so that the machine needs no toolchain.
for library in $(ldd "$binary" "$(dirname "$binary")/card-counter" | awk '$3 ~ /\/swift\/linux\// { print $3 }'); do
  install -m 755 "$library" "$lib/"
done

if [ -d "$share/rules" ]; then
  rm -rf "$share/rules.new"
  cp -R rules "$share/rules.new"
  echo "kept $share/rules; the shipped rules are beside it as rules.new"
else
  cp -R rules "$share/rules"
fi
install -d "$share/systemd"
install -m 644 packaging/card-review.service packaging/card-review.timer packaging/card-review-mail.service \
  packaging/card-review-mail.timer packaging/card-review.cron packaging/card-counter.service "$share/systemd/"
install -d "$share/rights" "$share/nginx"
install -m 644 packaging/card-review.sudoers packaging/card-review.profile packaging/reviewers.yaml "$share/rights/"
install -m 644 packaging/card-counter.nginx "$share/nginx/"

install -d "$prefix/share/man/man1"
for page in "$manual"/*.1; do
  gzip -9nc "$page" >"$prefix/share/man/man1/$(basename "$page").gz"
done
# Each shell looks there by itself.
completions() {
  install -d "$prefix/share/$2"
  "$binary" --generate-completion-script "$1" >"$prefix/share/$2/$3"
}
completions bash bash-completion/completions card-review
completions zsh zsh/site-functions _card-review
completions fish fish/vendor_completions.d card-review.fish
echo "installed $prefix/bin/card-review"
