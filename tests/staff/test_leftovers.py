"""What has expired goes."""

from datetime import timedelta

from django.contrib.sessions.models import Session

from huiyin.staff import services
from huiyin.staff.models import OneTimeLink
from huiyin.staff.services.leftovers import forget_expired
from tests.cast import NOW, Cast


def test_expired_sessions_and_old_links_go_the_others_stay(cast: Cast) -> None:
    """The living are not touched."""
    for key, end in (("old", -1), ("living", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=NOW + timedelta(seconds=end))
    services.invite(email="a@example.com", role="agent", unit=None, by="test", now=NOW - timedelta(days=40))
    services.invite(email="b@example.com", role="agent", unit=None, by="test", now=NOW)
    assert forget_expired(now=NOW) == 2
    assert list(Session.objects.values_list("session_key", flat=True)) == ["living"]
    assert list(OneTimeLink.objects.values_list("user__email", flat=True)) == ["b@example.com"]
