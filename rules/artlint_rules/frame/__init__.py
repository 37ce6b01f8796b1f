"""Rules about the lines at the top of an article."""
