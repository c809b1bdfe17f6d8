"""Pictures on the page: what is drawn of a file, and what never gets into the PDF."""

import io

import pikepdf
import pytest
from PIL import Image

from poadesk.core.blocks import Picture, Plates
from poadesk.export import pdf
from poadesk.export.pdf.display_list import Plate, Text
from poadesk.export.pdf.document_layout import lay_out
from poadesk.export.pictures import picture


def made(form: str = "PNG", size: tuple[int, int] = (400, 200), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, form, **more)
    return out.getvalue()


def images(data: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(data)) as file:
        found = (
            thing for thing in file.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        )
        return [(int(image.Width), int(image.Height)) for image in found]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "GIF", "BMP"])
def test_a_picture_of_a_usual_kind_is_a_plate_with_its_words_below(make, form):
    document = make(Plates((Picture(made(form), "10.1.a Mark"),)))
    page = lay_out(document).pages[2]
    (plate,) = (item for item in page if isinstance(item, Plate))
    caption = next(item for item in page if isinstance(item, Text) and item.line.text == "10.1.a Mark")
    assert plate.width / plate.height == pytest.approx(2)
    assert caption.baseline < plate.y
    assert caption.x == plate.x
    assert images(pdf.export(document)) == [(400, 200)]
    assert pdf.export(document) == pdf.export(document)


def test_four_pictures_stand_in_two_rows(make):
    pictures = tuple(Picture(made(), f"Mark {n}") for n in range(4))
    plates = [item for item in lay_out(make(Plates(pictures))).pages[2] if isinstance(item, Plate)]
    assert len({plate.y for plate in plates[:3]}) == 1
    assert plates[3].y < plates[0].y


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"%PDF-1.4", made()[:60], b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_passed_over(make, data):
    assert picture(data) is None
    assert images(pdf.export(make(Plates((Picture(data, "Mark"),)), arms=Picture(data)))) == []


def test_a_picture_that_unpacks_to_more_than_a_computer_holds_is_not_unpacked():
    assert picture(made(size=(12_000, 12_000), mode="1")) is None


def test_only_pixels_get_into_the_pdf(make):
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    data = pdf.export(make(Plates((Picture(made("JPEG", exif=exif), ""),))))
    assert b"SECRET" in made("JPEG", exif=exif)
    assert b"SECRET" not in data


def test_a_photograph_stands_upright_and_is_no_finer_than_a_page_has_use_for():
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the camera on its side
    found = picture(made("JPEG", (4000, 2000), exif=exif))
    assert found.size == (300, 600)


def test_what_shines_through_stands_on_white():
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    assert picture(out.getvalue()).getpixel((0, 0)) == (255, 255, 255)


def test_a_coat_of_arms_stands_above_the_name_of_the_state(make):
    cover = lay_out(make(arms=Picture(made(size=(300, 400))))).pages[0]
    (arms,) = (item for item in cover if isinstance(item, Plate))
    state = next(item for item in cover if isinstance(item, Text) and item.line.text == "Ruritania")
    assert state.baseline < arms.y
