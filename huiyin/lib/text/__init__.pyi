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
from .heads.evaluation import Report as Report
from .heads.evaluation import evaluate as evaluate
from .heads.head import Head as Head
from .heads.head import Kind as Kind
from .heads.labels import NotLearnable as NotLearnable
from .heads.promotion import Promotion as Promotion
from .heads.promotion import may_promote as may_promote
from .heads.queueing import labelling_queue as labelling_queue
from .heads.training import train as train

# a whole corpus
from .corpus.associations import associations as associations
from .corpus.codebook import codebook_agreement as codebook_agreement
from .corpus.emerging import emerging as emerging
from .corpus.emerging import growth as growth
from .corpus.emerging import last_quarters as last_quarters
from .corpus.matching import Match as Match
from .corpus.matching import Matcher as Matcher
from .corpus.matching import UnknownDocument as UnknownDocument
from .corpus.near_duplicates import NearDuplicates as NearDuplicates
from .corpus.near_duplicates import near_duplicates as near_duplicates
from .corpus.neighbours import Neighbours as Neighbours
from .corpus.phrases import phrase_counts as phrase_counts
from .corpus.topics import Topics as Topics
from .corpus.topics import topics as topics

# personal data
from .privacy.masking import Masked as Masked
from .privacy.masking import mask as mask
from .privacy.masking import unmask as unmask
