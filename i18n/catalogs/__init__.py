"""Messages of a language as values: template, ownership, merge, re-segmentation, renamed pages,
three-way merge, coverage.
"""
