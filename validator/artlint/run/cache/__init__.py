"""What earlier runs found, kept in one folder so that only what changed is judged again.

Nothing here is imported before a run uses it. What is kept is JSON and plain columns: a cache may come from a
stranger's repository, so whatever is read back is checked for its shape, and nothing in it is ever executed.
"""
