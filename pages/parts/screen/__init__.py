"""How a page reaches the screen: frame, figures, toolbars, lists, files, the scope bar."""
