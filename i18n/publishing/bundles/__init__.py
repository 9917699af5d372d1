"""Approved texts for programs: MO files and JSON."""
