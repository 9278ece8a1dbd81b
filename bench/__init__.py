"""The quality bench: how right the reading is, on any set in a format that it knows, beside what others reach in the same run.

Not part of the package: it may look into every room, and it is run from the checkout (`make bench-quality DATA=FOLDER`).
README.md says each format; a format is one module with `matches`, `load` and `score`, listed in `registry`.
"""
