"""Small archives for examples."""

from __future__ import annotations


def article(path: str, body: str = "", **keys: str) -> str:
    """A file of an archive: front matter with these keys, and a body below it that begins in line 4 with one key."""
    matter = "".join(f"{key}: {value}\n" for key, value in (keys or {"title": "A bridge"}).items())
    return f"==> {path} <==\n---\n{matter}---\n{body}" + "\n" * bool(body)
