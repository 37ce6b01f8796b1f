"""A filter: findings that are mended, each mending verified by a second parser before a file is written."""
