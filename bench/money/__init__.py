"""A benchmark of money: what a budget brings in chrF and edit rate, on a stand-in server."""
