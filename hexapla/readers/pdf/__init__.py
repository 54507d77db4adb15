"""Published PDFs: the characters of their pages, with their places and fonts, become the lines of every source."""
