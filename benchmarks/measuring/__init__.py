"""Commands measured in interleaved rounds, and the page that shows the figures."""
