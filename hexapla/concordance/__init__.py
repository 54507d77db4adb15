"""Two language versions compared: facts by value, names, lengths, terms; and what is said about them."""
