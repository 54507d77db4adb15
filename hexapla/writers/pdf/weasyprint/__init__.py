"""WeasyPrint, held by the hand: how we load it, and the gaps of version 70.0 that we close.

One module a gap, each naming the upstream issue; `docs` of each say when it may go.
"""
