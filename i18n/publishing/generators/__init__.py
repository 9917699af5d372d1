"""The trees of site generators: where pages are, and how they are linked, in each language."""
