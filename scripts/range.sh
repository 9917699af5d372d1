#!/bin/sh
# Run the tests on the newest or the oldest releases that pyproject.toml allows, in an environment
# of its own: `scripts/range.sh newest`, `scripts/range.sh oldest`.
set -eu
cd "$(dirname "$0")/.."
end=$1
home=.venv-$end

"${PYTHON:-python3}" -m venv --clear "$home"
wanted=$home/wanted.txt
echo "--editable .[dev]" > "$wanted"
if [ "$end" = oldest ]; then
  scripts/uv.sh pip compile --quiet --resolution lowest-direct --python "$home/bin/python" \
    --extra dev pyproject.toml --output-file "$home/oldest.txt"
  echo "--requirement oldest.txt" >> "$wanted"
fi
if ! "$home/bin/python" -m pip install --quiet --disable-pip-version-check \
    --requirement "$wanted" > "$home/pip.log" 2>&1; then
  cat "$home/pip.log" >&2
  exit 2
fi
"$home/bin/python" -m pytest
