"""`unapprove`: many approvals taken back at once."""

from __future__ import annotations

from i18n.cli.approvals import command

COMMAND = command(
    "unapprove",
    "As if a translator had made each text fuzzy again: it stays a person's, no\n"
    "machine changes it, and the next run takes it back from its copies too.",
)
