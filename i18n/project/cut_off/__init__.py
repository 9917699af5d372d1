"""What a run that was cut off left, and what it noted before."""
