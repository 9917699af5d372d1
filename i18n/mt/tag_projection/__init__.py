"""Inline tags put back into a translation that was made without them."""
