#!/bin/sh
# uv, in an environment of its own: the tool that makes the lock files.
set -eu
cd "$(dirname "$0")/.."
stamp=.venv-uv/.$(cksum < requirements/uv.txt | tr -d ' \t')
if [ ! -e "$stamp" ]; then
  "${PYTHON:-python3}" -m venv --clear .venv-uv
  .venv-uv/bin/python -m pip install --quiet --disable-pip-version-check \
    --require-hashes --requirement requirements/uv.txt
  : > "$stamp"
fi
exec .venv-uv/bin/uv "$@"
