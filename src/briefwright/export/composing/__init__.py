"""From a brief with its material to flat pieces in reading order."""
