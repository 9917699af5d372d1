"""What of a page becomes no message, and why: for people who ask what was left out."""
