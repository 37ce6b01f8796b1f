"""Images: that they are there, where they are loaded from, and how."""
