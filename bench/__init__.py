"""How well and how fast kehoach reads plans: `python -m bench.quality` and `python -m bench.speed`.

The scoring follows the contract's: two F1 figures a field, `found` (the item is there) and `exact` (and the rest of it is
right), micro-averaged over the documents of a corpus whose gold files stand beside their sources.
"""
