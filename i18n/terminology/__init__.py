"""The glossary: read, merged, extracted from pages, found in texts, put into drafts."""
