"""Rules about the links of the body."""
