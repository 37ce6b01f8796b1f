"""A configuration drafted from what an archive is like (`artlint init`).

    traits of all articles -> Splits -> sources -> text of a draft -> findings with that draft -> text

The archive is read twice: first without any configuration, for the traits; then with the draft, for what rules would
find with it. Nothing here reads or writes a file.
"""
