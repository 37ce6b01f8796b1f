"""A filter: findings that a change is not to blame for."""
