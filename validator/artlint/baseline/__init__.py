"""A filter: findings that were accepted on a day, known by their content."""
