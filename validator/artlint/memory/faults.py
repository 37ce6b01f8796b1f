"""What keeps a result out of the cache."""

from __future__ import annotations


class UnplainError(Exception):
    """A value that cannot be written as plain data, or plain data that is not what it should be."""


class UnwatchedError(Exception):
    """Code that cannot be watched for changes. The message says which and why."""
