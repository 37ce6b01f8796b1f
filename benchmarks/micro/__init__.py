"""The hot parts of artlint one by one. `pytest -p benchmark benchmarks/micro`."""
