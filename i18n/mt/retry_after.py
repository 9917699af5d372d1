"""How long a busy server asks us to wait."""

from __future__ import annotations

import contextlib
import email.utils


def seconds(value: str | None, date: str | None) -> float:
    """The seconds that the header `Retry-After` means (RFC 9110, 10.2.3), a date being one by the
    server's clock, the header `Date`; 0 for what says nothing."""
    said = (value or "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    with contextlib.suppress(TypeError, ValueError, OverflowError):
        until = email.utils.parsedate_to_datetime(said)
        now = email.utils.parsedate_to_datetime(date or "")
        return max(0.0, (until - now).total_seconds())
    return 0.0
