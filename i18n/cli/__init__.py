"""Arguments in, lines and exit codes out."""
