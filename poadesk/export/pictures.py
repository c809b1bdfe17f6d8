"""Pictures: a file's bytes as a small picture for the page, or nothing if it is no picture that can be trusted.

Only pixels go into the PDF: what else a file holds, such as where a photograph was taken, stays out.
"""

import warnings
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
# A larger picture is not unpacked: it would take more memory than a small computer has.
_MOST_PIXELS = 50_000_000
# Pixels of the longer side on the page, which is about 280 to the inch on the largest place there is.
_LONGER_SIDE = 600


@lru_cache(maxsize=64)
def picture(data: bytes) -> Image.Image | None:
    """The picture on white, upright, no larger than a page has use for; None if it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(data), formats=_FORMATS)
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            opened.draft("RGB", (_LONGER_SIDE, _LONGER_SIDE))
            return _on_white(ImageOps.exif_transpose(opened))
    except (OSError, SyntaxError, ValueError, IndexError, EOFError, Image.DecompressionBombError, Warning):
        return None


def _on_white(opened: Image.Image) -> Image.Image:
    image = opened.convert("RGBA")
    image.thumbnail((_LONGER_SIDE, _LONGER_SIDE))
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def fitted(image: Image.Image, width: float, height: float) -> tuple[float, float]:
    """The measures of a picture as large as the room allows, in points; never coarser than 72 pixels to the inch."""
    scale = min(width / image.width, height / image.height, 1.0)
    return image.width * scale, image.height * scale
