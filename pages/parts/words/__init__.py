"""Words and numbers as people read them: language, dates, values, names of columns, ledgers' holidays."""
