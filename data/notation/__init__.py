"""How people and programs write dates, numbers, units, ratings and names of persons: texts in, values out."""
