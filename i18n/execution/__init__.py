"""Where work runs, and what need not run again because nothing that it reads has changed."""
