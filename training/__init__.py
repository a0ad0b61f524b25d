"""Building the shipped text models: `make models`. Not part of the package; its artefacts are."""
