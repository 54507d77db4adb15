"""The desk: the documents of a project in the browser of its user, on this machine alone."""
