"""What the law and the practice say, as dated data (norms/data/*.toml), and how to look it up at a date.

Every entry has `from`/`until` (ISO dates, absent = open), `source` and `confidence`: H read in the legal text or two
independent sources, M one decent secondary source, L weak, K background knowledge. What is not H is never more than a
warning and says so.
"""
