"""Print the table of the damage test; `--write` puts it on its page in docs/."""

from __future__ import annotations

import argparse

from .table import PAGE, Size, page, rows


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.damage", description=__doc__)
    parser.add_argument("--damaged", type=int, default=100, help="damaged articles for each rule (100)")
    parser.add_argument("--healthy", type=int, default=100, help="healthy articles of each shape (100)")
    parser.add_argument("--seed", type=int, default=1, help="the seed of both (1)")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name} in docs/")
    asked = parser.parse_args()
    size = Size(asked.damaged, asked.healthy, asked.seed)
    text = page(list(rows(size)), size)
    print(text, end="")
    if asked.write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
