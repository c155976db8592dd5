"""What things are: the Plan and its parts, the text of a document, a unit's profile, decisions and findings.

The lowest room: it imports nothing of the project.
"""
