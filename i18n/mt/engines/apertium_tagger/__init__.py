"""Apertium's tagger, mended from outside: a process of its own, which imports nothing else."""
