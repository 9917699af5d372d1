"""Machine translation: engines, models, routing, masking, tag projection, post-editing, acceptance,
evaluation.
"""
