"""The engines: each translates plain sentences between some pairs of languages."""
