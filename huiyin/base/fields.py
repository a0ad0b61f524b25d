"""Model fields of our own."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup

from huiyin.base.crypto import decrypt, encrypt

# Django's fields are generic for the type checker only.
if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


class EncryptedTextField(_TextField):
    """A text that is AES-GCM encrypted in the database and plain in Python.

    It cannot be filtered on (only `isnull`); keep a base.crypto.blind_index() beside it for that.
    """

    description = "Text encrypted at rest"

    def from_db_value(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> str | None:
        """Open the ciphertext read from the database."""
        return None if value is None else decrypt(value, context=self._context())

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Seal the text on its way to the database."""
        if value is None or hasattr(value, "as_sql"):
            return super().get_db_prep_save(value, connection)
        return encrypt(str(value), context=self._context())

    def get_lookup(self, lookup_name: str) -> "type[Lookup[Any]] | None":
        """Refuse to compare: equal texts have different ciphertexts, the answer would be wrong."""
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted and cannot be filtered on; use its blind index.")
        return super().get_lookup(lookup_name)

    def _context(self) -> str:
        return f"{self.model._meta.db_table}:{self.column}"
