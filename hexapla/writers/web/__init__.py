"""The web edition, one file that needs nothing else, and the page over all documents."""
