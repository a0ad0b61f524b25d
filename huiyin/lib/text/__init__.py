"""Understanding of customer texts, offline: `Analyzer.load().analyze(texts)` → list of `Analysis`.

Names are listed in `__init__.pyi` and loaded on first use: importing this package reads no lexicon and loads no
library.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
