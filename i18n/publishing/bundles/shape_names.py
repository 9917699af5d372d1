"""What a setting calls the shapes of bundles, and what their messages are found by."""

from __future__ import annotations

from typing import Literal

SHAPE_NAMES = ("i18next", "icu", "jed", "gettext.js")
"""The shapes of JSON; `json_formats.SHAPES` has what makes each."""

By = Literal["source", "id"]
"""What a message is found by: its context and source, or the ids that its author gave it."""
