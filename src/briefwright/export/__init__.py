"""From a brief and its facts to Word, Markdown and HTML."""
