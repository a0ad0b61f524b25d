"""The version of the text engine that every decision is stored with."""

MODEL_VERSION = "linear-1"
"""Changes with every rule, lexicon or shipped model; other profiles than "light" add their encoder ("linear-1+use")."""
