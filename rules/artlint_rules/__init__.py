"""The rules of artlint itself: one folder a subject, one file a rule."""
