"""What of a model is believed: orders it may not see, and answers it may not give."""
