# The public names of huiyin.lib.text; loaded on first use by __init__.py.

# judging texts
from .analysis import Analysis as Analysis
from .analysis import Aspect as Aspect
from .analysis import Context as Context
from .analysis import Reason as Reason
from .analyzer import Analyzer as Analyzer
from .shipped import ModelsDamaged as ModelsDamaged
from .shipped import Profile as Profile
from .taxonomy import CATEGORIES as CATEGORIES
from .terms import Language as Language
from .terms import Nature as Nature
from .terms import Section as Section
from .terms import Sentiment as Sentiment
from .terms import Urgency as Urgency
from .terms import UrgencyReason as UrgencyReason
from .vectors import EncoderMissing as EncoderMissing
from .version import MODEL_VERSION as MODEL_VERSION

# an organisation's own labels
from .heads.head import Head as Head
from .heads.head import Kind as Kind
