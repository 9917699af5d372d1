"""What is wrong with a translation: one function a rule."""
