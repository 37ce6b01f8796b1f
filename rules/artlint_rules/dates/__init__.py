"""Rules about the dates of an article: its own, the epoch, and those in its address and file name."""
