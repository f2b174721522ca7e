"""How sources are cited: in house style, or in a style of the Citation Style Language."""
