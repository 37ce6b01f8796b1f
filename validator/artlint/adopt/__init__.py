"""Adopting artlint in a living archive: fixes, suppressions, baseline, changed places."""
