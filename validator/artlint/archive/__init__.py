"""Rules that look across articles: a map and a group-by.

    verdicts with facts -> Facts (SQLite) -> the facts of one key -> rule.judge -> findings with places -> results

What is judged does not depend on the number of processes, on the memory or on the order in which files were read: facts
are judged key by key, those of one key in the order of their paths.
"""
