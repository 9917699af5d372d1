"""Repairs of Portuguese to Spanish, a leg of the offline route."""
