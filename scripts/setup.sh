#!/bin/sh
# Make .venv with exactly what requirements/ locks, after the programs that are missing.
# `scripts/setup.sh dev` adds what the tests need. Quiet unless it has to say something; a
# second run takes a moment.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}

# --- Python ------------------------------------------------------------------
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Python 3.11 or newer is needed; set PYTHON to one." >&2
  exit 2
fi
scripts/programs.sh "$what"
version=$(cat pyproject.toml "requirements/$what.txt" | cksum | tr -d ' \t')
dev=$(cat pyproject.toml requirements/dev.txt | cksum | tr -d ' \t')
pip() {
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@" >> .venv/pip.log 2>&1
}
if [ ! -e ".venv/.$what-$version" ] && [ ! -e ".venv/.dev-$dev" ]; then
  echo "Setting up .venv (once; a few minutes on a slow line) ..."
  "$python" -m venv .venv
  rm -f .venv/.run-* .venv/.dev-* .venv/pip.log
  if ! pip --require-hashes --requirement "requirements/$what.txt" \
      || ! pip --no-deps --no-build-isolation --editable .; then
    cat .venv/pip.log >&2
    exit 2
  fi
  : > ".venv/.$what-$version"
fi

# --- libraries of browsers, which the tests run in Node ----------------------
if [ "$what" = dev ] && command -v npm > /dev/null 2>&1; then
  readers=tests/readers/node_modules
  stamp=$readers/.$(cat tests/readers/package*.json | cksum | tr -d ' \t')
  if [ ! -e "$stamp" ]; then
    if npm ci --prefix tests/readers --silent --no-audit --no-fund \
        --fetch-retries=1 --fetch-timeout=30000 > .venv/npm.log 2>&1; then
      : > "$stamp"
    else
      echo "Not installed: tests/readers (see .venv/npm.log); its tests will be skipped." >&2
    fi
  fi
fi

# --- a model for each language, where that is quick to find out ----------------
if [ "$what" = run ] && [ -z "${I18N_OFFLINE:-}" ]; then
  asked=.venv/.models-$(cat i18n.toml pyproject.toml 2> /dev/null | grep -a '^ *languages' | cksum | tr -d ' \t')
  if [ ! -e "$asked" ]; then
    .venv/bin/python scripts/models.py . || true
    : > "$asked"
  fi
fi
