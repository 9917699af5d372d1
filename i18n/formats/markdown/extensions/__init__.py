"""What dialects have besides Markdown: how each part is found, and what stands in it."""
