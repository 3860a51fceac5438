"""Activities: when and where they are held, who serves, what they bring to light."""
