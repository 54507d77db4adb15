"""What we write on the disk, and what we read from it that anybody may have written: names, records, trees, locks."""
