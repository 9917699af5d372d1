"""Markdown and MDX -> Page, and the words of a translation back into Markdown."""
