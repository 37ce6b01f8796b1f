"""The archive's files and git: only this room reads and writes them.

- `walk` finds the files of a run, by `path_filter`, `gitignore` and `links`; `artlint.disk` reads one.
- `changes` tells which files a commit changes and what they were before; `git` and `blobs` ask git.
- `write` replaces a file as a whole; `report_file` and `git_hook` write by the same means.
- `revision` reads configurations from a commit; `recognition` looks at the files beside an empty one.

Its modules are imported one by one, where a run needs them.
"""
