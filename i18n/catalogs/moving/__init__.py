"""What comes with pages to other catalogs, and what does not come back."""
