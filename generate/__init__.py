"""A superior Plan and a Unit → the subordinate plan, each clause with the decision behind it → DOCX."""
