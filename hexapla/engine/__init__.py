"""How the work is done: jobs as plain data, processes that run them, files put in place, what is remembered."""
