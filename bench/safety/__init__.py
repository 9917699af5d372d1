"""A benchmark of draft safety: what engines lose, change and obey, bare and here."""
