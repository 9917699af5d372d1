"""Texts in YAML, TOML and JSON as slices: read, and written back in their place."""
