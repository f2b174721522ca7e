"""Pieces as HTML, Markdown and plain text: pages, clipboard, draft."""
