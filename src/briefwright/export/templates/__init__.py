"""An organisation's own Word templates: their slots, their styles, what is to be said of them."""
