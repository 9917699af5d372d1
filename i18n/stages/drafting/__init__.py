"""What a message gets before a person sees it: the words of people first, then of machines."""
