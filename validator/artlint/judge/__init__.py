"""The engine: a file, rules and a clock make findings with places. It sees no disk, no clock, no environment.

A rule that crashes is contained here, and nowhere else.
"""
