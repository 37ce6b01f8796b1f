"""artlint beside the linters that stand near it, on the same files. `python -m benchmarks.peers --help`."""
