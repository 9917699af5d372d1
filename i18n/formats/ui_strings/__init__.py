"""Files of UI strings: JSON of several kinds, and gettext templates."""
