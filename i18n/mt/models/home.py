"""Where a person's home folder is, below which models are kept."""

from __future__ import annotations

from pathlib import Path


def home() -> Path:
    """A person's home folder; Debian's name for none where the system knows of none."""
    try:
        return Path.home()
    except RuntimeError:  # no HOME, and a user without an entry in the password file
        return Path("/nonexistent")
