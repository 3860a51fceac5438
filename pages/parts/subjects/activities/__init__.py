"""Activities: when and where they are held, who serves, which problems they find."""
