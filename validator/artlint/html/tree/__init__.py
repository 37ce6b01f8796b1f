"""Tree construction: which element a tag opens or closes, and what is wrong about it (13.2.6 of the standard)."""
