"""Two at once: nothing happens twice and nothing is lost, on both databases."""

import threading

import pytest
from django.db import connection

from huiyin.base.errors import StalePrecondition
from huiyin.resolve import services
from huiyin.resolve.models import Case, CaseVoice, Entry
from huiyin.resolve.terms import EntryKind
from tests.cast import NOW, Cast
from tests.resolve.conftest import House
from tests.resolve.shipping import ship

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts):
    """Run acts in threads that start at one moment; return what each returned or raised."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(at, act):
        gate.wait()
        try:
            results[at] = act()
        except Exception as error:  # the test looks at it
            results[at] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(at, act)) for at, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


@pytest.fixture
def house(db):
    ship()
    cast = Cast()
    assert cast.agent
    assert cast.supervisor
    return House(cast)


def test_two_agents_with_one_version_write_one_reply(house):
    """Z11."""
    case = house.open()
    first, second = house.cast.asker("agent"), house.cast.asker("colleague")
    results = together(
        *[
            lambda by=by, text=text: services.reply(case.number, text=text, by=by, now=NOW, expected=case.version)
            for by, text in ((first, "一"), (second, "二"))
        ]
    )
    refused = [result for result in results if isinstance(result, StalePrecondition)]
    assert len(refused) == 1
    (written,) = Entry.objects.filter(case=case, kind=EntryKind.REPLY)
    assert refused[0].extra["current"]["last_entry"]["body"] == written.body


def test_a_voice_triaged_by_four_at_once_has_one_case(house):
    receipts = [house.hear("太慢了，我要投诉", external_id=f"x-{at}") for at in range(3)]
    Case.objects.all().delete()
    ids = [receipt.id for receipt in receipts]
    together(*[lambda: services.triage(ids, now=NOW) for _ in range(4)])
    assert Case.objects.count() == CaseVoice.objects.count() == 3
    assert len(set(Case.objects.values_list("number", flat=True))) == 3


def test_rating_twice_at_once_counts_once(house):
    from huiyin.listen.models import Answer
    from tests.resolve.test_story import LETTER

    case = house.open()
    services.resolve(case.number, **LETTER, by=house.cast.asker("agent"), now=NOW)
    together(*[lambda score=score: services.rate(case.id, score=score, comment="", now=NOW) for score in (1, 5, 1, 5)])
    assert Answer.objects.count() == 1
