"""Where a report or a baseline may be written: not through a link that may be part of somebody else's tree."""

from __future__ import annotations

import os

from artlint.config.find import leads_out, tree_around
from artlint.files.links import UNVISITED
from artlint.files.paths import is_inside


def reason_against(path: str, working_folder: str) -> str | None:
    """Why a file must not be written at a path, None if it may.

    It must not where a link on the way, inside the git root (without one, the working folder), leads out of it or into
    the folder of a tool, or is tracked by git: whoever made the tree may have made the link.
    """
    whole = os.path.normpath(os.path.join(working_folder, path))
    tree = tree_around(whole) or (working_folder if is_inside(whole, working_folder) else None)
    if tree is None:
        return None
    links = list(_links_on_the_way(whole, tree))
    if not links:
        return None
    if leads_out(whole, tree):
        return "a link on the way leads out of the tree that holds it"
    below = os.path.relpath(os.path.realpath(whole), os.path.realpath(tree)).split(os.sep)
    if not UNVISITED.isdisjoint(set(below).difference(whole.split(os.sep))):
        return "a link on the way leads into the folder of a tool"
    return "git tracks a link on the way" if _tracks_any(tree, links) else None


def _links_on_the_way(path: str, tree: str) -> list[str]:
    """The path and the folders above it, up to the tree, as far as they are links."""
    links = []
    while is_inside(path, tree):
        if os.path.islink(path):
            links.append(path)
        path = os.path.dirname(path)
    return links


def _tracks_any(tree: str, links: list[str]) -> bool:
    from artlint.files.git import Git, GitError, NoRepositoryError  # only where there is a link

    try:
        git = Git.of_tree(tree)
        return any(git.is_known(os.path.relpath(link, tree)) for link in links)
    except NoRepositoryError:
        return False
    except GitError:  # git cannot tell, so it may track one
        return True
