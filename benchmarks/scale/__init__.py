"""How time and memory grow with the archive. `python -m benchmarks.scale --help`."""
