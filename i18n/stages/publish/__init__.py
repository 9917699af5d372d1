"""The build: which pages are in, what they hold, and what stands beside them."""
