"""Tests of the mended tagger."""
