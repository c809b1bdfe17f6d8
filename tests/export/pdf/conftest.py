"""Documents built from blocks, and what other programs read out of their PDFs."""

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from poadesk.core.blocks import Block, Document, Entry, Furniture, Pair, Paragraph, Part

Make = Callable[..., Document]
Read = Callable[[bytes], str]

# What readers add to show directions, and what stands for no letter.
_UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

ANSWERS = {
    "ar": "تحتفظ القوات المسلحة بسجلات جميع الأسلحة الصغيرة والأسلحة الخفيفة لمدة 30 سنة على الأقل (المادة 14 من "
    "قانون الأسلحة لعام 2011)، ويُبلَّغ عن كل سلاح مفقود إلى جهة الاتصال الوطنية خلال 24 ساعة عبر البريد "
    "poa@mod.example أو الهاتف +971 4 555 0100. وقد اعتُمد نظام iARMS التابع للإنتربول (INTERPOL) في عام 2024؛ "
    "وبلغت نسبة الأسلحة الموسومة 92.5% من أصل 1,310 بندقية.",
    "zh": "国家联络点设在外交部军控司。公安机关对查获的枪支逐一登记、拍照并核对序列号，2024年共查获1,204件，其中987件"
    "已按照《枪支管理法》（2015年修正）予以销毁。“轻小武器”的标识由制造企业在出厂前完成；查询时间不超过24小时……今后将继续加强合作。",
    "en": "The Armed Forces mark every weapon at the time of manufacture, under section 14 of the Firearms Act (Cap. "
    "171), with a unique serial number; 1,204 of 1,310 rifles – 92 % – were marked. Officials of the Office of the "
    "Attorney General confirmed the figures on file.",
    "fr": "Les armes saisies sont conservées dans un dépôt sécurisé : inventaire trimestriel, double clé ; 1 204 armes "
    "détruites en 2025 « en présence d’observateurs » — cœur du dispositif, où l’État s’engage à l’échelle régionale.",
    "ru": "Министерство внутренних дел ведёт единый реестр стрелкового оружия (№ 4512-ФЗ от 12.03.2019) — сведения "
    "хранятся не менее 30 лет; изъято 1 204 единицы, уничтожено 987.",
    "es": "¿Existe un punto de contacto nacional? Sí: la Dirección General de Desarme coordina con la policía, las "
    "aduanas y el Ministerio de Defensa; el año pasado se destruyeron 1.204 armas («operación Añil»).",
}


def readable(text: str) -> str:
    """Text as one compares it: compatibility letters as plain ones, and nothing unseen."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text))


@pytest.fixture
def answers() -> dict[str, str]:
    """An answer in each official language, with what is awkward in it."""
    return ANSWERS


@pytest.fixture
def make() -> Make:
    return _document


@pytest.fixture
def poppler(tmp_path: Path) -> Read:
    def read(pdf: bytes) -> str:
        file = tmp_path / "report.pdf"
        file.write_bytes(pdf)
        ran = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True, encoding="utf-8"
        )
        assert ran.stderr == ""
        return readable(ran.stdout)

    return read


@pytest.fixture
def pypdf_text() -> Read:
    def read(pdf: bytes) -> str:
        return readable("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))

    return read


def _document(*blocks: Block, entries: tuple[Entry, ...] = (), **changes: object) -> Document:
    entry = Entry("coordination", "1.1", "Who coordinates?", "PoA II.4", blocks or (Paragraph("Nobody yet."),))
    settings: dict[str, object] = {
        "title": "National report",
        "subtitle": "Cycle 2026",
        "state": "Ruritania",
        "language": "en",
        "copy": "final",
        "revision": "Revision 7",
        "date": "2026-05-12",
        "author": "Ministry of Security",
        "marking": "For submission",
        "facts": (Pair("Period", "2024–2025"),),
        "notice": "Made for the tests.",
        "parts": (Part("1", "Coordination", "", entries or (entry,)),),
        "furniture": Furniture("Contents", "Page {page} of {pages}", "DRAFT", "Revision", "continued"),
        "keywords": ("small arms",),
        "short_title": "National report 2026",
        "colophon": (Pair("Revision", "7"),),
    }
    return Document(**(settings | changes))  # type: ignore[arg-type]
