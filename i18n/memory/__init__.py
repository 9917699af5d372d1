"""The translation memory: exact and fuzzy matches, fuzzy-match repair, TMX and CSV."""
