"""What stands in a string besides words: inline tags, placeholders, numbers, addresses, names."""
