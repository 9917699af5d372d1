"""Labels: how they are put to engines, and when their drafts are in doubt."""
