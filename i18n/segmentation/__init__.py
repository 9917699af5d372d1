"""Where sentences start; how the sentences of a block, and of its translation, are found, joined
and split.
"""
