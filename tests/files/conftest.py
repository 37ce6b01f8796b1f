"""A real git repository is at hand here, too."""

from tests.adopt.conftest import repository

__all__ = ["repository"]
