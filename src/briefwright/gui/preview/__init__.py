"""How the brief will look, beside the text: a draft that follows the typing, and the pages as printed."""
