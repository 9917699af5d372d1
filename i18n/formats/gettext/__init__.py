"""PO and MO files of gettext."""
