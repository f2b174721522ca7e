"""The library: facts, sources, actors, topics and snippets, found as one types."""
