"""How a rule of this folder names characters."""

from __future__ import annotations


def code_points(text: str, limit: int = 4) -> str:
    """`U+200B U+FEFF …`."""
    shown = " ".join(f"U+{ord(character):04X}" for character in text[:limit])
    return f"{shown} …" if len(text) > limit else shown
