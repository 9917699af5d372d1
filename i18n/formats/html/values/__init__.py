"""What of a page is read beside its words: metas, data, dates, numbers, inner documents."""
