#!/bin/sh
# Install the programs that are missing, through apt where there is apt and it may. No service
# is started or set up: Debian's packages of Apache's and nginx's programs alone are taken.
# `scripts/programs.sh dev` adds what the tests drive.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}
log=.programs/apt.log

missing=""
need() { # need COMMAND-OR-FILE PACKAGE
  if ! command -v "$1" > /dev/null 2>&1 && [ ! -e "$1" ]; then missing="$missing $2"; fi
}
modes=/usr/share/apertium/modes
need apertium apertium
need $modes/pt-es.mode apertium-es-pt
need $modes/eng-spa.mode apertium-eng-spa
need $modes/spa-cat.mode apertium-spa-cat
need $modes/eng-cat.mode apertium-eng-cat
# What the site's own languages need, as i18n.mt.engines.apertium has it.
for language in $(cat i18n.toml pyproject.toml 2> /dev/null \
    | sed -n 's/^ *languages *= *\[\(.*\)\].*/\1/p' | head -n 1 | tr -d '",' | tr "'" ' '); do
  case $language in
    fr*) need $modes/es-fr.mode apertium-fr-es ;;
    it*) need $modes/spa-ita.mode apertium-spa-ita ;;
    gl*) need $modes/pt-gl.mode apertium-pt-gl ;;
    oc*) need $modes/es-oc.mode apertium-oc-es ;;
    ast*) need $modes/spa-ast.mode apertium-spa-ast ;;
  esac
done
if [ "$what" = dev ]; then
  need git git
  need msgfmt gettext
  need /usr/sbin/apache2 apache2-bin
  need poedit poedit
  need Xvfb xvfb
  need xdotool xdotool
  need chromium chromium
  need node nodejs
  need npm npm
fi
wants_nginx() {
  [ "$what" = dev ] && ! command -v nginx > /dev/null 2>&1 \
    && [ ! -x /usr/sbin/nginx ] && [ ! -x .programs/usr/sbin/nginx ]
}
if [ -z "$missing" ] && ! wants_nginx; then exit 0; fi
mkdir -p .programs

# --- what packages bring -----------------------------------------------------
if ! command -v apt-get > /dev/null 2>&1; then
  may=""
elif [ "$(id -u)" = 0 ]; then
  may="env"
elif sudo -n true 2> /dev/null; then
  may="sudo"
else
  may=""
fi
install() { # install PACKAGE...
  $may DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -y --no-install-recommends "$@" < /dev/null > "$log" 2>&1
}
if [ -n "$may" ] && [ -n "$missing" ]; then
  echo "Installing$missing ..."
  # shellcheck disable=SC2086  # words are packages
  if install $missing || { $may apt-get update -qq > "$log" 2>&1; install $missing; }; then
    missing=""
  else
    tail -n 5 "$log" >&2
    left=""
    for package in $missing; do install "$package" || left="$left $package"; done
    missing=$left
  fi
fi

# --- nginx, unpacked: its package would start a server, now and at every boot --
if wants_nginx && command -v apt-get > /dev/null 2>&1; then
  for package in nginx nginx-core; do
    if [ -x .programs/usr/sbin/nginx ]; then break; fi
    rm -f .programs/*.deb
    (cd .programs && apt-get download -qq "$package" && dpkg -x ./*.deb .) >> "$log" 2>&1 || true
    .programs/usr/sbin/nginx -v > /dev/null 2>&1 || rm -rf .programs/usr
  done
  rm -rf .programs/*.deb .programs/etc .programs/var
fi
if wants_nginx; then missing="$missing nginx"; fi
if [ -z "$missing" ]; then exit 0; fi

echo "Not installed:$missing" >&2
case $missing in
  *apertium*) echo "Without Apertium, Spanish and Catalan are not drafted; Portuguese is." >&2 ;;
esac
if [ "$what" = dev ]; then echo "Tests that need them are skipped." >&2; fi
if command -v apt-get > /dev/null 2>&1; then
  echo "To install them: sudo apt-get install$missing" >&2
fi
