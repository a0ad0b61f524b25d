"""A data folder of the test's own, so that marts and letters of other tests are not seen."""

import pytest
from django.test import override_settings


@pytest.fixture
def own_folder(tmp_path):
    from django.conf import settings

    folder = {"HUIYIN": settings.HUIYIN.model_copy(update={"data_dir": tmp_path})}
    with override_settings(**folder, EMAIL_FILE_PATH=str(tmp_path / "outbox")):
        yield tmp_path
