"""An engine that stays: it builds what is saved, and does at once what other commands of the same user ask of it."""
