"""What is wrong with a built site, judged from its files alone."""
