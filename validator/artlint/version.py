"""The version, as a constant: reading it from installed metadata costs 50 ms at start (design, law 7)."""

__version__ = "0.1.0"
