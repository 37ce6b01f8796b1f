"""Rules that look across the articles of an archive."""
