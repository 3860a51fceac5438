"""Words and numbers as users read them: language, dates, values, names of columns, lists and holidays."""
