"""Who does what and when: forecasts of volume, staffing, rosters, assignment. Pure; the rooms bring the facts.

Names are listed in `__init__.pyi` and loaded on first use.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
