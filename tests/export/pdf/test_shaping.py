"""Shaping: the fast way through plain letters says the same as the way through all letters."""

from hypothesis import example, given
from hypothesis import strategies as st

from poadesk.export.pdf import fonts
from poadesk.export.pdf.font_embedding import EmbeddedFace
from poadesk.export.pdf.shaping import glyph_runs, plain_run

ASCII = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20)


@given(word=st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچژگ٠١٢٣", min_size=1, max_size=12))
@example(word="السلاح")
def test_the_fast_path_says_the_same_of_arabic(word):
    face = fonts.chain("regular", arabic=True)[0]
    glyphs = list(fonts.glyphs(word, face, rightward=False))
    plain = plain_run(glyphs, EmbeddedFace(face, 1))
    assert plain is None or [plain] == list(glyph_runs(glyphs, EmbeddedFace(face, 1), rightward=False))


@given(text=ASCII, weight=st.sampled_from(["regular", "semibold"]))
@example(text="AVATAR.T,To", weight="regular")
@example(text="office-flag", weight="semibold")
def test_the_fast_path_says_what_the_careful_one_says(text, weight):
    face = fonts.chain(weight)[0]
    glyphs = list(fonts.glyphs(text, face, rightward=True))
    plain = plain_run(glyphs, EmbeddedFace(face, 1))
    assert plain is not None or not text.isalnum()
    assert plain is None or [plain] == list(glyph_runs(glyphs, EmbeddedFace(face, 1), rightward=True))


def test_what_needs_help_is_left_to_the_careful_path():
    face = fonts.chain("regular", arabic=True)[0]
    glyphs = list(fonts.glyphs("ِب", face, rightward=True))
    assert plain_run(glyphs, EmbeddedFace(face, 1)) is None
