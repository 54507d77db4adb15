"""Akoma Ntoso: the only place that knows the namespace, and the only document tree in the program."""
