"""Pieces as a Word document."""
