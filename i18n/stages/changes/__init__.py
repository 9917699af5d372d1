"""What has changed since the last run, what that reaches, and a run of that part of a site."""
