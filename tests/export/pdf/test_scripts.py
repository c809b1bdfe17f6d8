"""A law's title prints in its own script, comes out of the file again, and breaks between whole letters."""

import io
import re
import subprocess
import sys
import unicodedata
from time import perf_counter

import pikepdf
import pytest

from poadesk.core.blocks import Paragraph
from poadesk.export import pdf
from poadesk.export.pdf.column import Column
from poadesk.export.pdf.line_breaking import break_lines
from poadesk.export.pdf.shaping import Shaper
from poadesk.export.pdf.style import BODY
from tests.export.pdf.conftest import readable

TITLES = {
    "Thai": ("พระราชบัญญัติอาวุธปืน", "เครื่องกระสุนปืน วัตถุระเบิด ดอกไม้เพลิง พ.ศ. ๒๔๙๐ น้ำ"),
    "Devanagari": ("शस्त्र अधिनियम", "हातहतियार तथा खरखजाना ऐन, २०१९ विद्यार्थी"),
    "Bengali": ("অস্ত্র আইন, ১৮৭৮", "ক্ষুদ্রাস্ত্র নিয়ন্ত্রণ"),
    "Gurmukhi": ("ਅਸਲਾ ਐਕਟ", "ਪੰਜਾਬੀ ਕਾਨੂੰਨ"),
    "Gujarati": ("શસ્ત્ર અધિનિયમ", "હથિયાર નિયંત્રણ"),
    "Odia": ("ଅସ୍ତ୍ର ଆଇନ", "ଆଗ୍ନେୟାସ୍ତ୍ର"),
    "Tamil": ("ஆயுதச் சட்டம்", "துப்பாக்கிகள் கட்டுப்பாடு"),
    "Telugu": ("ఆయుధాల చట్టం", "శస్త్ర నియంత్రణ"),
    "Kannada": ("ಶಸ್ತ್ರಾಸ್ತ್ರ ಕಾಯ್ದೆ", "ಬಂದೂಕು"),
    "Malayalam": ("ആയുധ നിയമം", "തോക്കുകൾ ക്ഷേത്രം"),
    "Sinhala": ("ගිනි අවි ආඥා පනත", "ශ්‍රී ලංකා"),
    "Lao": ("ກົດໝາຍວ່າດ້ວຍອາວຸດປືນ", "ວັດຖຸລະເບີດ ນ້ຳ"),
    "Khmer": ("ច្បាប់", "ការគ្រប់គ្រងអាវុធ គ្រឿងផ្ទុះ"),
    "Burmese": ("လက်နက်ဥပဒေ", "မြန်မာနိုင်ငံတော် ပြဋ္ဌာန်းသည် အင်္ဂါ"),
    "Ethiopic": ("የጦር መሣሪያ አዋጅ", "ቁጥር ፩፩፯፯፡፳፻፲፪"),
    "Korean": ("총포법", "총포·도검·화약류 뷁 銃砲"),
    "Korean, decomposed": (unicodedata.normalize("NFD", "총포법"), unicodedata.normalize("NFD", "안전")),
    "Japanese": ("銃砲刀剣類所持等取締法", "火薬類取締法 辻働込 じゅうほう カタカナ"),
    "Hebrew": ("חוק כלי הירייה", "שָׁלוֹם"),
    "Georgian": ("საქართველოს კანონი", "იარაღის შესახებ 50 ₾"),
    "Armenian": ("Զենքի մասին օրենք", "և Հայաստան"),
    "Thaana": ("ޤާނޫނު", "ހަތިޔާރު"),
    "Tibetan": ("མཚོན་ཆའི་བཅའ་ཁྲིམས།", "འབྲུག་རྒྱལ་ཁབ་ཀྱི་རྩ་ཁྲིམས་ཆེན་མོ།"),
    "Mongolian": ("ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ", "ᠬᠠᠤᠯᠢ"),
    "N'Ko": ("ߒߞߏ", "ߛߙߊ߬"),
    "Cyrillic": ("Қару туралы заң", "Галт зэвсгийн тухай хууль Ӄ ӿ Ԛ"),
    "Greek": ("περὶ ὅπλων", "νόμος ἀρχῆς"),
    "Vietnamese": ("Luật Quản lý, sử dụng vũ khí", unicodedata.normalize("NFD", "vật liệu nổ")),
    "Yoruba": ("Òfin ohun ìjà", "ọ̀tẹ̀ ṣẹ̀"),
    "Urdu": ("اسلحہ آرڈیننس", "پاکستان میں ہے"),
}
SAMPLES = [
    pytest.param(title, id=f"{script} {n}") for script, titles in TITLES.items() for n, title in enumerate(titles)
]
UNSPACED = ("Thai", "Lao", "Khmer", "Burmese", "Tibetan")


@pytest.mark.parametrize("title", SAMPLES)
def test_a_title_is_printed_with_real_letters_and_found_again(title, make, poppler):
    document = make(Paragraph(title))
    assert pdf.unprintable(document) == []
    made = pdf.export(document)
    assert _glyphs_without_a_picture(made) == 0
    text = poppler(made)
    assert "⟨" not in text
    assert set(readable(title).split()) <= set(text.split())


@pytest.mark.parametrize("document_language", ["en", "ar"])
@pytest.mark.parametrize("script", UNSPACED)
def test_a_line_without_blanks_ends_between_syllables(script, document_language):
    shaper, text = Shaper(), "".join(TITLES[script]).replace(" ", "") * 5
    lines = break_lines(shaper, text, BODY, Column(0.0, 60.0, int(document_language == "ar")))
    assert "".join(line.text for line in lines) == text
    assert len(lines) > 4
    assert all(line.width <= 60 for line in lines)
    for line in lines:
        assert unicodedata.category(line.text[0])[0] != "M"
        assert line.text[0] not in "ะาำๆฯະາຳຽໆ།་។"
        assert line.text[-1] not in "เแโใไເແໂໃໄ\u17d2\u1039"
    if script == "Tibetan":
        assert all(line.text.endswith(("་", "།")) for line in lines)


@pytest.mark.parametrize("title", SAMPLES)
def test_a_column_too_narrow_for_a_word_cuts_no_letter(title):
    word = title.replace(" ", "")
    lines = break_lines(Shaper(), word, BODY, Column(0.0, 12.0, 0))
    assert "".join(line.text for line in lines) == word
    assert not any(unicodedata.category(line.text[0])[0] == "M" for line in lines)
    assert not any(line.text[-1] in "\u094d\u09cd\u0b4d\u0d4d\u0dca\u1039\u17d2\u200d" for line in lines[:-1])


def test_a_long_row_of_brackets_is_broken_in_a_moment():
    start = perf_counter()
    lines = break_lines(Shaper(), "ก" + "(" * 30_000, BODY, Column(0.0, 400.0, 0))
    assert sum(len(line.text) for line in lines) == 30_001
    assert perf_counter() - start < 5


def test_the_same_title_gives_the_same_bytes(make):
    documents = [make(Paragraph("\n".join(title for titles in TITLES.values() for title in titles))) for _ in range(2)]
    assert pdf.export(documents[0]) == pdf.export(documents[1])


def test_no_font_of_a_script_is_read_that_no_text_needs():
    """In a process of its own: the faces stay loaded."""
    script = (
        "from poadesk.export.pdf import fonts, script_fonts; c = fonts.coverage(); assert c.has_all('Law on arms № 4');"
        "before = fonts.face.cache_info().currsize; assert '\\u0e01' in c;"
        "assert fonts.face.cache_info().currsize == before + 1 < len(list(script_fonts.every_file()))"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def _glyphs_without_a_picture(made: bytes) -> int:
    """How many codes of the file's fonts lead to glyph 0, the box that stands for a missing letter."""
    with pikepdf.open(io.BytesIO(made)) as file:
        fonts = {font.objgen: font for page in file.pages for font in page.resources.Font.as_dict().values()}
        maps = [font.DescendantFonts[0].CIDToGIDMap.read_bytes()[2:] for font in fonts.values()]
    return sum(pair == b"\0\0" for places in maps for pair in re.findall(b"(?s)..", places))
