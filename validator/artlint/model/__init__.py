"""Plain records that cross rooms: what is asked of a run, what came of each file, and the report over all."""
