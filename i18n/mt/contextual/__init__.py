"""Drafts by engines that read whole messages and what stands around them, and that cost money."""
