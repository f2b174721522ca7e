"""Timelines on the screen, in pictures and as tables."""
