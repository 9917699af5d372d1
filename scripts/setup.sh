#!/bin/sh
# Make .venv with what the pipeline needs, and install programs through apt where they are
# missing and it may. `scripts/setup.sh dev` adds what the tests need. Quiet unless it has to
# say something; a second run takes a moment.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}

# --- Python ------------------------------------------------------------------
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Python 3.11 or newer is needed; set PYTHON to one." >&2
  exit 2
fi
version=$(cksum < pyproject.toml | tr -d ' \t')
stamp=.venv/.$what-$version
if [ ! -e "$stamp" ] && [ ! -e ".venv/.dev-$version" ]; then
  echo "Setting up .venv (once; a few minutes on a slow line) ..."
  "$python" -m venv .venv
  extra=""
  if [ "$what" = dev ]; then extra="[dev]"; fi
  if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check \
      --editable ".$extra" > .venv/pip.log 2>&1; then
    cat .venv/pip.log >&2
    exit 2
  fi
  : > "$stamp"
fi

# --- libraries of browsers, which the tests run in Node ----------------------
if [ "$what" = dev ] && command -v npm > /dev/null 2>&1; then
  readers=tests/readers/node_modules
  stamp=$readers/.$(cksum < tests/readers/package.json | tr -d ' \t')
  if [ ! -e "$stamp" ]; then
    if npm install --prefix tests/readers --silent --no-package-lock --no-audit --no-fund \
        --fetch-retries=1 --fetch-timeout=30000 > .venv/npm.log 2>&1; then
      : > "$stamp"
    else
      echo "Not installed: tests/readers (see .venv/npm.log); its tests will be skipped." >&2
    fi
  fi
fi

# --- programs ----------------------------------------------------------------
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
if [ "$what" = dev ]; then need msgfmt gettext; fi
if [ -z "$missing" ]; then exit 0; fi

if ! command -v apt-get > /dev/null 2>&1; then
  may=""
elif [ "$(id -u)" = 0 ]; then
  may="env"
elif sudo -n true 2> /dev/null; then
  may="sudo"
else
  may=""
fi
install() {
  $may DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing
}
if [ -n "$may" ]; then
  echo "Installing$missing ..."
  if install > .venv/apt.log 2>&1 \
      || { $may apt-get update -qq > .venv/apt.log 2>&1 && install > .venv/apt.log 2>&1; }; then
    exit 0
  fi
  tail -n 5 .venv/apt.log >&2
fi
echo "Not installed:$missing" >&2
case $missing in
  *apertium*) echo "Without them Spanish and Catalan are not drafted; Portuguese is." >&2 ;;
esac
echo "To install them: sudo apt-get install$missing" >&2
