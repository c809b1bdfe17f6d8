"""The program's mark as data: read alike by the window and the PDF, and refused where a painter would guess."""

import pytest

from poadesk import paths
from poadesk.core.vector_path import Step, read_drawing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#0a58a6" d="{}"/></svg>'


def test_steps_are_read_as_points():
    drawing = read_drawing(SVG.format("M1 2 H5 V6 L1,6 C1 5 1 4 1 2 Z"))
    assert drawing.size == 8
    assert drawing.paths[0].fill == "#0a58a6"
    assert drawing.paths[0].steps == (
        Step("move", ((1, 2),)),
        Step("line", ((5, 2),)),
        Step("line", ((5, 6),)),
        Step("line", ((1, 6),)),
        Step("curve", ((1, 5), (1, 4), (1, 2))),
        Step("close"),
    )


@pytest.mark.parametrize("data", ["m1 2", "M1", "M1 2 3", "M1 2 A1 1", "M1 2 Q1 1 2 2", "M1 x"])
def test_what_is_not_of_this_kind_is_refused(data: str):
    with pytest.raises(ValueError, match=r"expected|unknown|numbers|argument|convert"):
        read_drawing(SVG.format(data))


def test_the_mark_of_the_program_fills_its_square_and_stays_in_it():
    drawing = read_drawing((paths.resources() / "mark.svg").read_text(encoding="utf-8"))
    points = [point for path in drawing.paths for step in path.steps for point in step.points]
    assert (min(min(point) for point in points), max(max(point) for point in points)) == (0, drawing.size)
