"""What the marts and the rooms above get: fixed columns, nothing personal."""

import json
from datetime import UTC, datetime

from huiyin.customers.terms import CustomerIn
from huiyin.listen.queries import answer_facts, feedback_for, visible_ids, voice_facts
from huiyin.listen.services import accept, invite, record_answer
from huiyin.listen.terms import Channel, InvitationPurpose, RatingIn, RatingMetric, Voice

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
VOICE_COLUMNS = {
    "id",
    "version",
    "received_at",
    "occurred_at",
    "unit_id",
    "unit_path",
    "channel",
    "product",
    "touchpoint",
    "language",
    "nature",
    "sentiment",
    "sentiment_score",
    "urgency",
    "section",
    "category",
    "model_version",
    "wants_answer",
    "has_customer",
    "is_demo",
    "ratings",
}
SCORE_COLUMNS = {"metric", "score", "scale_min", "scale_max", "score_100"}
ANSWER_COLUMNS = SCORE_COLUMNS | {
    "id",
    "version",
    "received_at",
    "subject",
    "purpose",
    "round",
    "unit_id",
    "unit_path",
    "is_demo",
}
SECRETS = ("王芳", "wang.fang", "19900000031", "C-9", "秘密", "order-7")


def stored(**more) -> str:
    voice = Voice(
        channel=Channel.WEB,
        text="秘密的内容",
        customer=CustomerIn(name="王芳", email="wang.fang@b.cn", phone="19900000031", external_id="C-9"),
        ratings=(RatingIn(metric=RatingMetric.CSAT, score=2), RatingIn(metric=RatingMetric.NPS, score=3)),
        meta={"order": "order-7"},
        **more,
    )
    return str(accept([voice], now=NOW, by="test")[0].id)


def test_the_columns_of_a_voice_are_these(cast) -> None:
    (row,) = voice_facts([stored(unit="SZ-NS")])
    assert set(row) == VOICE_COLUMNS
    assert [set(score) for score in row["ratings"]] == [SCORE_COLUMNS] * 2
    assert (row["unit_id"], row["unit_path"]) == (str(cast.unit.id), cast.unit.path)
    assert row["has_customer"] is True
    assert not any(secret in json.dumps(row, default=str, ensure_ascii=False) for secret in SECRETS)


def test_the_columns_of_an_answer_are_these(cast) -> None:
    invite(
        subject="case:1",
        customer_id=cast.customer.id,
        unit_id=cast.unit.id,
        purpose=InvitationPurpose.CASE_RATING,
        now=NOW,
    )
    answer = record_answer(subject="case:1", score=4, comment="秘密", now=NOW)
    (row,) = answer_facts([str(answer.id)])
    assert set(row) == ANSWER_COLUMNS
    assert (row["metric"], row["score"], row["score_100"]) == ("csat", 4, 75.0)
    assert not any(secret in json.dumps(row, default=str, ensure_ascii=False) for secret in SECRETS)


def test_many_facts_cost_few_statements(cast, django_assert_max_num_queries) -> None:
    ids = [stored(external_id=str(at)) for at in range(20)]
    with django_assert_max_num_queries(2):
        assert len(voice_facts(ids)) == 20
    with django_assert_max_num_queries(2):
        assert [voice.customer.name for voice in feedback_for(ids)] == ["王芳"] * 20


def test_ids_are_narrowed_to_what_an_asker_sees(cast) -> None:
    mine, foreign = stored(unit="SZ-NS"), stored(unit="SH-JA")
    assert visible_ids(cast.asker("supervisor"), {mine, foreign}) == {mine}
