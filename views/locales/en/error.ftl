# What went wrong, and what to do next.
error-title = Something went wrong
