"""A site as a run of a part of it finds it."""
