"""The archive's files and git: only this room reads and writes them.

- Finder finds the files of a run (walk); `artlint.disk` reads one.
- `changes` tells which files a commit changes and what they were before; `git` and `blobs` ask git.
- `write` replaces a file as a whole; `report_file` and `git_hook` write by the same means.
- `revision` reads configurations from a commit; `recognition` looks at the files beside an empty one.

What every run needs is exported here. The modules named above are imported where a run needs them: they cost a start
that does not.
"""

from artlint.files.candidate import Candidate, FolderContext
from artlint.files.discovered import Found
from artlint.files.links import UNVISITED
from artlint.files.path_filter import SUFFIXES
from artlint.files.paths import is_inside, shown_path, shown_prefix, with_separator
from artlint.files.stamp import Stamp, stamp_of
from artlint.files.walk import SPEAKING, Finder

__all__ = [
    "SPEAKING",
    "SUFFIXES",
    "UNVISITED",
    "Candidate",
    "Finder",
    "FolderContext",
    "Found",
    "Stamp",
    "is_inside",
    "shown_path",
    "shown_prefix",
    "stamp_of",
    "with_separator",
]
