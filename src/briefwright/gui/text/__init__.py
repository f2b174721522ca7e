"""Running text: facts as ordinary words in a QTextDocument that projects exactly to the model."""
