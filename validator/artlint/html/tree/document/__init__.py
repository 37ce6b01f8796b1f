"""Whole pages: the insertion modes that no fragment of a body enters, and the tree of the conformance tests."""

from artlint.html.tree.document import after, before, beside_head, frameset

MODES = (*before.MODES, *beside_head.MODES, *after.MODES, *frameset.MODES)
"""The modes around `<head>` and `<body>`, and those of framesets."""
