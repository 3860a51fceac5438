"""How a page reaches the screen: frame, figures, foot links, lists, files, the scope bar."""
