"""From lines to a body: what every reader shares, whatever kind of file the lines came from."""
