"""Many messages approved at once, or their approval taken back, and either undone."""
