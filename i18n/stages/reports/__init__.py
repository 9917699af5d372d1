"""What `status`, `why` and `run --dry-run` say."""
