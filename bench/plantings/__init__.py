"""Faults that are planted into clean documents, one module for each family of rules; `make planting` counts what is found."""
