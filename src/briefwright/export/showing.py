"""How a brief will look: at once as a draft, for the clipboard, and page by page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from briefwright.domain.exports import Progress
from briefwright.domain.material import Material
from briefwright.export.citing.manners import Style
from briefwright.export.composing.composition import compose
from briefwright.export.web.clip import clip
from briefwright.export.web.draft import draft_page

if TYPE_CHECKING:
    from briefwright.export.printing.pages import PdfPages

ClipT = TypeVar("ClipT")


class Viewer(Generic[ClipT]):
    """Shows briefs, in any thread, one call at a time.

    `template` tells the Word template of a brief and `style` how it cites its sources, None for house style;
    `clip` makes of HTML and plain text what goes to the clipboard.
    """

    def __init__(
        self,
        template: Callable[[Material], Path],
        clip: Callable[[str, str], ClipT],
        style: Callable[[Material], Style | None] = lambda material: None,
    ) -> None:
        self._template = template
        self._clip = clip
        self._style = style

    def draft(self, material: Material) -> str:
        """The brief as a page of HTML in the subset that Qt shows: at once, without pages."""
        return draft_page(compose(material, self._style(material)))

    def clip(self, material: Material, section: str = "") -> ClipT:
        """The brief, or one section of it, for the clipboard. Raises NotFound."""
        return self._clip(*clip(material, section, self._style(material)))

    def pages(self, material: Material, progress: Progress) -> "PdfPages":
        """The Word document as it is printed. Raises UserError, in a plain sentence, where LibreOffice is not
        there or takes too long."""
        # A draft must not wait until the libraries for Word and PDF are loaded.
        from briefwright.export.files import printed
        from briefwright.export.printing.pages import PdfPages

        data, _ = printed(material, self._template(material), progress, self._style(material))
        return PdfPages(data)
