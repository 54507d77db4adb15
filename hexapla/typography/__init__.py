"""What becomes of running text: logged repairs, raised letters, links for cited symbols, note marks."""
