"""Times and numbers in words: expressions found in a paragraph, and the intervals they mean."""
