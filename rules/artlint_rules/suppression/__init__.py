"""Rules about artlint's own comments."""
