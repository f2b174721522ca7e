"""The checks of the open brief, live beside it."""
