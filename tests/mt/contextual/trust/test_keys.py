"""Keys: what one can be, and that none comes back."""

from __future__ import annotations

import pytest

from i18n.errors import EngineError
from i18n.mt.contextual.trust.keys import hidden, leaks, prove_key

KEY = "sk-secret-0123"


@pytest.mark.parametrize(
    "text", [KEY, f"“{KEY}”", "SK-SECRET-0123", "sk secret 0123", "sk-sec\u200bret-0123"]
)
def test_a_key_is_seen_however_it_is_written(text: str) -> None:
    """Whatever stands between its signs."""
    assert leaks(f"La clave es {text}, dijo.", KEY)
    assert "secret" not in hidden(f"wrong: {text}", KEY).lower()


def test_a_word_for_a_server_at_home_is_no_secret() -> None:
    """Any text may hold it."""
    assert not leaks("none of them", "none")
    assert not leaks("none of them", "")


@pytest.mark.parametrize("key", [f"{KEY}\n", f" {KEY}", f"{KEY}…", "a\tb"])
def test_what_no_header_can_carry_is_told_without_it(key: str) -> None:
    """A line end from a file, most often."""
    with pytest.raises(EngineError, match="the key in I18N_X_KEY") as found:
        prove_key(key, "I18N_X_KEY")
    assert "secret" not in str(found.value)
