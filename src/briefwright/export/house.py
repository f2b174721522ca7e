"""The house's Word templates: those of the program, and those that the user took in."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from briefwright.domain.errors import NotFound, UserError
from briefwright.domain.templates import TemplateReport, TemplateRow
from briefwright.export.files import write_whole
from briefwright.export.templates.form import open_form
from briefwright.export.templates.inspection import inspect
from briefwright.export.templates.rolemap import map_path, map_text
from briefwright.export.templates.roles import ROLES, called
from briefwright.export.templates.styles import Styles
from briefwright.export.templates.template import open_template

ENDINGS = (".docx", ".dotx")


class House:
    """Two folders of templates. `shipped` is the program's, `own` the user’s, made when it is needed.

    `sections` are the roles of sections that briefs have. All calls raise UserError.
    """

    def __init__(self, shipped: Path, own: Path, sections: Collection[str] = ()) -> None:
        self._shipped = shipped
        self._own = own
        self._sections = sections

    def all(self) -> Sequence[TemplateRow]:
        """The templates that can be chosen, the program's own first."""
        return [*_rows(self._shipped, own=False), *_rows(self._own, own=True)]

    def check(self, path: Path) -> TemplateReport:
        """What is to be said of a template before anything is written by it, whatever it holds."""
        return inspect(path, self._sections)

    def add(self, path: Path) -> TemplateRow:
        """Take a copy of a file in, with the map of its roles that lies beside it. One that cannot be used,
        or is called like another, is refused."""
        self._refuse_name(path)
        form = open_form(path)
        kept = self._own / path.name
        _make_folder(self._own)
        write_whole(kept, form.packed)
        if form.chosen:
            write_whole(map_path(kept), map_text(form.chosen).encode())
        return TemplateRow(kept.name, kept, own=True)

    def remove(self, name: str) -> None:
        """Delete a template of the user's own. Raises NotFound."""
        row = self._owned(name, "removed")
        try:
            row.path.unlink()
            map_path(row.path).unlink(missing_ok=True)
        except OSError as error:
            raise UserError(
                f"{row.name} could not be removed: {error.strerror}. Nothing was changed."
            ) from error

    def assign(self, name: str, roles: Mapping[str, str]) -> None:
        """Choose which styles play which roles in a template of the user's own; roles that are not named are
        guessed. Raises NotFound."""
        row = self._owned(name, "given other styles")
        # A map that is broken must not keep anybody from making a new one.
        styles = Styles(open_template(row.path)[0].styles.element).all
        for role, style in roles.items():
            if role not in ROLES:
                raise UserError(f"There is no role “{role}”; nothing was changed.")
            if called(styles, ROLES[role], style) is None:
                kind = ROLES[role]
                raise UserError(
                    f"{row.name} has no {kind} style “{style}” for “{role}”; nothing was changed."
                )
        write_whole(map_path(row.path), map_text(roles).encode())

    def path(self, name: str, named_by: str = "The brief") -> Path:
        """Where the template of that name lies; `named_by` says who names it. Raises NotFound."""
        row = self._find(name)
        if row is None:
            raise NotFound(
                f"{named_by} is to go out by the template “{name}”, which is not there. Add it to your "
                "templates, or choose another one for the brief; nothing was written."
            )
        return row.path

    def _find(self, name: str) -> TemplateRow | None:
        return next((row for row in self.all() if row.name.casefold() == name.casefold()), None)

    def _owned(self, name: str, done: str) -> TemplateRow:
        row = self._find(name)
        if row is None:
            raise NotFound(f"There is no template “{name}”.")
        if not row.own:
            raise UserError(
                f"{row.name} comes with the program and cannot be {done}. Add a copy under another name."
            )
        return row

    def _refuse_name(self, path: Path) -> None:
        if path.suffix.lower() not in ENDINGS:
            raise UserError(
                f"A template is a Word file that ends in {' or '.join(ENDINGS)}, and {path.name} does not; "
                "nothing was added."
            )
        for row in self.all():
            # The map of a template's roles has its name but for the ending.
            if Path(row.name).stem.casefold() == path.stem.casefold():
                whose, way = ("your own", ", or remove the other one") if row.own else ("the program’s", "")
                raise UserError(
                    f"There is a template {row.name} already, {whose}. Give the file another name{way}; "
                    "nothing was added."
                )


def _rows(folder: Path, own: bool) -> list[TemplateRow]:
    try:
        found = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UserError(f"The folder of templates {folder} cannot be read: {error.strerror}.") from error
    # Word and LibreOffice leave files of such names beside those that are open.
    shown = (
        path for path in found if path.suffix.lower() in ENDINGS and not path.name.startswith(("~$", "."))
    )
    return [TemplateRow(path.name, path, own) for path in shown if path.is_file()]


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {folder} cannot be made: {error.strerror}.") from error
