"""Figures of customer experience with their uncertainty, each a frozen dataclass.

Every result has n, missing, interval, method, version and `describe(language)`; what cannot be
computed is None with a reason, never NaN. Names are listed in `__init__.pyi` and loaded on first
use, so that a web process that needs one share does not import SciPy.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
