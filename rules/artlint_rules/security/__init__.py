"""Rules about what runs, asks or hides in a reader's browser."""
