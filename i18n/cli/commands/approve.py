"""`approve`: many texts approved at once."""

from __future__ import annotations

from i18n.cli.approvals import command

COMMAND = command(
    "approve",
    "As if a translator had cleared the fuzzy mark of each draft. A text in which a\n"
    "check finds an error is not approved, and is named.",
)
