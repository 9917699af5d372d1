"""What lies in the folder of sources, what of it is for translators, and what cannot be named."""
