"""The catalogue: what stands in many plans, kept in a database that is searched, walked and given out again."""
