"""The archive's files and git: only this room touches them.

It finds files, reads them, tells what they were before, and writes them whole or not at all.
"""
