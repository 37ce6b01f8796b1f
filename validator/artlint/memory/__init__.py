"""Verdicts of earlier runs: on disk (the cache), and in a process (the watch).

A key covers all that a verdict depends on. What is kept on disk is JSON and plain columns: a cache may come from a
stranger's repository, so whatever is read back is checked for its shape, and nothing in it is ever executed. Nothing
here is imported before a run uses it.
"""
