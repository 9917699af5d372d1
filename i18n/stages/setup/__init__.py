"""A site that has no settings yet: what it is, and the first settings for it."""
