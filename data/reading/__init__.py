"""From bytes to tables of text: encodings, archives, workbooks, pages, and where a table lies in them."""
