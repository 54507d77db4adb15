"""What other programs take: translation memories, XLIFF, references, the canonical XML itself."""
