"""A DOCX as it is written: its parts, the formatting that each run comes out in, its paragraphs in order."""
