"""Languages by script first, then by the commonest words; sentences written for this test."""

import pytest

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.language import detect_language
from huiyin.lib.text.terms import Language
from tests.lib.text.test_own_texts import TEST, TRAINING, _rows
from tests.real_data import real_data

OTHERS = {
    "es": ["El camarero fue muy grosero", "No puedo entrar en mi cuenta", "Llevo dos semanas esperando el reembolso"],
    "fr": ["Le colis est arrivé cassé", "Votre site ne marche pas", "Une équipe très accueillante"],
    "de": ["Das Paket ist beschädigt angekommen", "Ich kann mich nicht anmelden", "Sehr nettes Team und gutes Essen"],
    "pt": ["O entregador foi muito educado", "Não consigo entrar na minha conta", "Ainda não recebi o reembolso"],
    "it": ["Il pacco è arrivato rotto", "Non riesco ad accedere al conto", "Personale molto gentile e cibo ottimo"],
    "vi": ["Tôi không đăng nhập được", "Thức ăn rất ngon", "Bao giờ tôi được hoàn tiền?"],
    "id": ["Makanannya enak dan pelayannya ramah", "Saya tidak bisa masuk ke akun", "Kapan uang saya kembali?"],
    "ms": [
        "Makanan sedap dan pekerja sangat baik",
        "Saya tak boleh masuk ke akaun",
        "Bila duit saya akan dipulangkan?",
    ],
    "tr": ["Garson çok kabaydı", "Hesabıma giremiyorum ve kimse yardım etmiyor", "Param ne zaman iade edilecek?"],
    "nl": ["Het pakket is kapot aangekomen", "Ik kan niet inloggen", "Heel vriendelijke mensen en lekker eten"],
    "ja": ["料理がとてもおいしい", "返金してください", "アプリが開けません"],
    "ko": ["음식이 맛있어요", "환불해 주세요", "로그인이 안 됩니다"],
    "ru": ["Курьер был вежлив", "Верните деньги", "Не могу войти в аккаунт"],
    "th": ["อาหารอร่อยมาก", "ขอเงินคืน", "เข้าระบบไม่ได้"],
    "ar": ["الطعام لذيذ جدا", "أعيدوا المال", "لا أستطيع الدخول"],
}
ENGLISH = [
    *("refund??", "bad app", "thx", "ok", "wifi down", "Rude waiter, cold chips", "zero stars", "Delivery guy lost it"),
    "The branch in 上海 kept my card",
    "Is the 小米 phone in stock?",
    "AC blows hot air",
]
SIMPLIFIED = [
    *(
        "差",
        "退款",
        "ok 好吃",
        "APP闪退",
        "iPhone 15 Pro Max 充电很慢",
        "鲜の每日 好吃",
        "点了pizza和coke都漏了",
        "Model Y 异响",
    ),
    "KFC的鸡翅不新鲜",
]
TRADITIONAL = [
    "服務好差",
    "唔該",
    "呢間嘢好正",
    "佢哋冇人理",
    "CP值很低",
    "超級難吃",
    "APP一直當機",
    "吃到飽",
    "師傅好nice",
]


def language(text, **known):
    return detect_language(clean(text), **known)


@pytest.mark.parametrize("text", [text for texts in OTHERS.values() for text in texts])
def test_other_languages_are_other(text):
    assert language(text) is Language.OTHER


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, Language.EN) for text in ENGLISH]
    + [(text, Language.ZH_HANS) for text in SIMPLIFIED]
    + [(text, Language.ZH_HANT) for text in TRADITIONAL],
)
def test_short_and_mixed_texts(text, expected):
    assert language(text) is expected


def test_a_declared_language_settles_what_letters_leave_open():
    assert language("不好", declared="zh-Hant") is Language.ZH_HANT
    assert language("这样不好", declared="zh-Hant") is Language.ZH_HANS
    assert language("👍", declared="en") is Language.EN
    assert language("👍", declared="nonsense") is Language.OTHER
    assert language("123") is Language.OTHER


def test_the_projects_own_texts():
    rows = [row for path in (TEST, *TRAINING) for row in _rows(path)]
    wrong = [row["text"] for row in rows if language(row["text"]) != row["language"]]
    # A dozen short texts hold no letter that only one Chinese script has.
    assert len(wrong) <= 0.004 * len(rows)


@pytest.mark.parametrize(
    ("name", "expected"), [("en_banking77", "en"), ("en_appreview_intent", "en"), ("zh_waimai_10k", "zh-Hans")]
)
def test_real_texts(name, expected):
    from bench.text_rows import read

    path = real_data(f"{name}.csv.gz")
    texts = [row["text"] for row in read(path.parent, name)][::4]
    right = sum(language(text) == expected for text in texts)
    assert right / len(texts) >= 0.99
