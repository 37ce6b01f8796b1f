"""Rules about the characters of a file and the running text."""
