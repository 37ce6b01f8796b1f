"""A filter: findings that artlint's comments or the configuration hide."""
