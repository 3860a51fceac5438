"""对比: two sides, what makes them comparable, their measures, their course and their categories."""
