"""A site on disk as read: settings, paths, sources, a language's catalogs, git."""
