"""HTML pages: sliced by offsets, never parsed into a tree and written out again."""
