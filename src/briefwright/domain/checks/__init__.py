"""The checks of a brief: one rule in each file."""
