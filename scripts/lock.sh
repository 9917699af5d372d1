#!/bin/sh
# Make the lock files anew, with the newest releases that pyproject.toml allows: requirements/*.txt
# for Python 3.11 and later on every system, and tests/readers/package-lock.json.
set -eu
cd "$(dirname "$0")/.."

lock() { # lock NAME SOURCE...
  name=$1
  shift
  scripts/uv.sh pip compile --quiet --upgrade --universal --python-version 3.11 \
    --generate-hashes --no-annotate --custom-compile-command "make lock" \
    --output-file "requirements/$name.txt" "$@"
}
backend() { # what builds the package, so that building it fetches nothing
  "${PYTHON:-python3}" -c 'import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")'
}
echo uv | lock uv -
backend | lock dev --extra dev pyproject.toml -
backend | lock run --constraint requirements/dev.txt pyproject.toml -

npm install --prefix tests/readers --package-lock-only --silent --no-audit --no-fund
