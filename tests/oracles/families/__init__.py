"""One module a family: `ADAPTERS`, from the family field of oracle rows to a call of our library."""
