"""The kinds of answers: one file each, and here the one table that lists them."""

from typing import Annotated

from pydantic import Field

from poadesk.core.kinds.base import CheckContext, Kind
from poadesk.core.kinds.choice import OneOf, YesNo, YesNoDeveloping
from poadesk.core.kinds.contact import Contact
from poadesk.core.kinds.cover_choices import CycleName, LanguageName, StateName
from poadesk.core.kinds.dates import Day, Year
from poadesk.core.kinds.duration import Duration
from poadesk.core.kinds.figure import Number
from poadesk.core.kinds.files import Files
from poadesk.core.kinds.many import Many
from poadesk.core.kinds.rows import Rows
from poadesk.core.kinds.text import Email, Link, Telephone, Text
from poadesk.core.kinds.yeartable import YearTable

AnyKind = Annotated[
    Text | Link | Email | Telephone | Number | Year | Day
    | YesNo | YesNoDeveloping | OneOf | Many | Duration
    | Contact | Rows | YearTable | Files
    | StateName | CycleName | LanguageName,
    Field(discriminator="kind"),
]  # fmt: skip

__all__ = ["AnyKind", "CheckContext", "Kind"]
