"""The commands, one file each: its arguments, its help and its function."""
