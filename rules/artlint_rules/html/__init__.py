"""Rules about the markup of the body."""
