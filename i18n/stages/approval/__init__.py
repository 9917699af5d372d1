"""What reviewers do to many messages at once, and what is written into catalogs for them."""
