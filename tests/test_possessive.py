"""What Debian 12's own Python, 3.11.2, gets wrong in regular expressions."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_no_group_is_possessive() -> None:
    """Before 3.11.5 `(?:…)*+` matched too much; `(?>(?:…)*)` means the same and does not.

    Source: https://github.com/python/cpython/issues/106052
    """
    group = re.compile(r"(?<!\\)\)[?*+]\+")
    found = [path.name for path in ROOT.glob("i18n/**/*.py") if group.search(path.read_text())]
    assert found == []
