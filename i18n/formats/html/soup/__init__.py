"""What a tree says of a page: BeautifulSoup, imported only where it is asked."""
