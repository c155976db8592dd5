"""The small languages of administrative texts: pure functions over strings, the same everywhere in the program.

Every function takes an NFC string and gives offsets into that string; nothing here reads files or knows of documents.
"""
