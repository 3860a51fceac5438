"""How often the rules are wrong and how soon they see: published examples, simulations of the rules alone."""
