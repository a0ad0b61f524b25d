"""Under which name base.search knows the texts of cases."""

from typing import Final

SEARCH_KIND: Final = "case"
