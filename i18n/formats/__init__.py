"""Text of a known format into a Page or Catalog and back; no catalog rules, no language."""
