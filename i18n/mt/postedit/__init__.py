"""What engines get wrong and can be mended: per leg of a route, and by language."""
