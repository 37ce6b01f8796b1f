"""What a rule is: `Rule`, what it says (`Finding`, `Fix`), what it may be told (options), and its examples.

With `Article` this is all that a rule may import, by way of `artlint`.
"""
