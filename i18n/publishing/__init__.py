"""Catalogs and pages as published values: layout, policy, editions, rendering, links, review,
manifest, bundles, checks of the built site.
"""
