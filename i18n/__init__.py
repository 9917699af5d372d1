"""A localization pipeline for web pages."""

__version__ = "0.1.0"
