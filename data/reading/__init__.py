"""Reads files into tables of text: encodings, archives, workbooks, web pages, and the layout of tables."""
