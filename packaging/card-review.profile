# For /etc/profile.d: people of the group `reviewers` reach the home of the account `card-review` without typing sudo. A function and no
# alias, so that completions go the same way.
case " $(id -nG) " in
*" reviewers "*) card-review() { sudo -u card-review /usr/local/bin/card-review "$@"; } ;;
esac
