"""What in a subordinate plan answers each duty, target, deadline and quota of its superior."""
