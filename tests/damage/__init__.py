"""The damage test: random healthy articles, a damage for every rule, and what the rules make of both."""
