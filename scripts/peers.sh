#!/bin/sh
# Make .venv-bench: the tools that `make bench` compares with, apart from our own environment, in
# the releases that requirements/dev.txt locks. A second run takes a moment.
set -eu
cd "$(dirname "$0")/.."
toolkit=$(sed -n 's/^\(translate-toolkit==[^ ]*\).*/\1/p' requirements/dev.txt)
if [ ! -e ".venv-bench/.$toolkit" ]; then
  "${PYTHON:-python3}" -m venv .venv-bench
  .venv-bench/bin/python -m pip install --quiet --disable-pip-version-check "$toolkit"
  : > ".venv-bench/.$toolkit"
fi
for program in msgmerge msgfmt po4a-gettextize; do
  command -v "$program" > /dev/null 2>&1 || echo "Not measured, since it is not installed: $program" >&2
done
