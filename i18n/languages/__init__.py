"""What is known of languages: locale data, plural forms, function words, negation, number words,
dates, morphology, identification.
"""
