"""Damages of artlint's own comments."""

from __future__ import annotations

from artlint.damage import inserted

DAMAGES = (
    inserted(
        "unused-suppression",
        "⟦<!-- artlint-ignore mojibake -- mended long ago -->⟧<p>桥</p>",
        "⟦<!-- artlint-ignore-file mojibake, text until 2999-12-31 -->⟧",
        "<!-- artlint-ignore ⟦mojibak⟧ -->",
        "<p>桥<!-- ⟦artlint-ignroe mojibake⟧ --></p>",
        "⟦<!-- artlint-ignore -- what? -->⟧",
        "<!-- artlint-ignore ⟦mojibake the robot⟧ -->",
        "<!-- artlint-ignore mojibake until ⟦2027-02-30⟧ -->",
    ),
    inserted(
        "expired-suppression",
        "<!-- artlint-ignore mojibake until ⟦2001-01-31⟧ --><p>桥</p>",
        "<!-- artlint-ignore-file text, html until ⟦2001-01-31⟧ -- for a while -->",
    ),
)
