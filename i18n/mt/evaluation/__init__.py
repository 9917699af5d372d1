"""How good drafts are, by translations that people made."""
