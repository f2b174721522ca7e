"""Whatever is done to a brief: undo takes it back, the file keeps it, the text surface projects to it."""

import itertools
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtWidgets import QApplication

from briefwright.domain import edits
from briefwright.domain.blocks import NARRATIVE, Bullet, Numbered, Paragraph, Quote
from briefwright.domain.brief import Brief, Section, references
from briefwright.domain.content import FactRef, Mode, Text, normal, reference
from briefwright.domain.facts import Fact
from briefwright.domain.layouts import new_block
from briefwright.domain.references import RefState, state
from briefwright.editing.document import Document
from briefwright.editing.gathering import gather
from briefwright.export.composing.composition import compose
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.surface import TextSurface
from briefwright.storage.workspace import Workspace

WORDS = st.text(alphabet="ab ёЇ\u4e60\n", max_size=12)
MARKS = st.booleans()
KINDS = st.sampled_from(["table", "position_table", "risk_register", "scenario_set", "source_list"])
NARRATIVE_KINDS = st.sampled_from([Paragraph, Bullet, Numbered, Quote])


class BriefMachine(RuleBasedStateMachine):
    """A document, its workspace file and a text surface, put through everything that can be done."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._workspace = Workspace.create(Path(self._folder.name) / "w.briefwright")
        self._numbers = itertools.count(1)
        self._clock = itertools.count(0, 10)
        QApplication.instance() or QApplication([])
        self._surface = TextSurface(
            Surroundings(
                new_id=self.new_id,
                fact=lambda fact_id: self._workspace.get(Fact, fact_id),
                suggest=lambda _words, _answer: None,
                actors=dict,
                topics=dict,
            ),
            "Text",
        )
        self.facts: list[Fact] = []
        self._stored: Brief | None = None

    def new_id(self) -> str:
        return f"n{next(self._numbers)}"

    def teardown(self) -> None:
        self._surface.deleteLater()
        self._workspace.close()
        self._folder.cleanup()

    @initialize()
    def begin(self) -> None:
        section = Section(id="s0", title="Bottom line", blocks=(Paragraph(id="p0"),))
        self.document = Document(Brief(id="b", title="Talks", sections=(section,)), lambda: next(self._clock))
        self._workspace.save_brief(None, self.document.brief)
        self._stored = self.document.brief
        self.write_fact("first")

    def perform(self, edit: edits.Edit) -> None:
        before = self.document.brief
        if self.document.perform("Edit", edit):
            after = self.document.brief
            self.document.undo()
            assert self.document.brief == before
            self.document.redo()
            assert self.document.brief == after

    def section(self, number: int) -> Section:
        sections = self.document.brief.sections
        return sections[number % len(sections)]

    @rule(statement=WORDS.filter(str.strip))
    def write_fact(self, statement: str) -> None:
        self.facts.append(self._workspace.save(Fact(id=self.new_id(), statement=statement)))

    @rule(which=st.integers(0, 9), statement=WORDS.filter(str.strip))
    def change_fact(self, which: int, statement: str) -> None:
        number = which % len(self.facts)
        changed = self.facts[number].model_copy(update={"statement": statement})
        self.facts[number] = self._workspace.save(changed)

    @rule(at=st.integers(0, 5), kind=NARRATIVE_KINDS, words=WORDS, bold=MARKS, fact=st.integers(-3, 9))
    def insert_text(
        self, at: int, kind: type[Paragraph | Bullet | Numbered | Quote], words: str, bold: bool, fact: int
    ) -> None:
        section = self.section(at)
        items: list[Text | FactRef] = [Text(text=words, bold=bold)]
        if fact >= 0:
            items.append(reference(self.facts[fact % len(self.facts)], self.new_id()))
        elif fact == -1:
            items.append(FactRef(id=self.new_id(), fact="gone", revision=1, shown="It is gone"))
        block = kind(id=self.new_id(), content=normal(items))
        index = at % (len(section.blocks) + 1)
        self.perform(lambda brief: edits.splice_blocks(brief, section.id, index, 0, (block,)))

    @rule(at=st.integers(0, 5), kind=KINDS)
    def insert_structured(self, at: int, kind: str) -> None:
        section = self.section(at)
        block = new_block(kind, self.new_id)
        self.perform(lambda brief: edits.splice_blocks(brief, section.id, 0, 0, (block,)))

    @rule(at=st.integers(0, 5), count=st.integers(0, 3))
    def remove_blocks(self, at: int, count: int) -> None:
        section = self.section(at)
        self.perform(lambda brief: edits.splice_blocks(brief, section.id, at, count, ()))

    @rule(at=st.integers(0, 5), by=st.integers(-3, 3))
    def move_block(self, at: int, by: int) -> None:
        blocks = self.section(at).blocks
        if blocks:
            moved = blocks[at % len(blocks)].id
            self.perform(lambda brief: edits.move_block(brief, moved, by))

    @rule(title=WORDS, at=st.integers(0, 5))
    def add_section(self, title: str, at: int) -> None:
        section = Section(id=self.new_id(), title=title)
        index = at % (len(self.document.brief.sections) + 1)
        self.perform(lambda brief: edits.add_section(brief, section, index))

    @rule(at=st.integers(0, 5), to=st.integers(-1, 6))
    def move_section(self, at: int, to: int) -> None:
        moved = self.section(at).id
        self.perform(lambda brief: edits.move_section(brief, moved, to))

    @precondition(lambda self: len(self.document.brief.sections) > 1)
    @rule(at=st.integers(0, 5))
    def remove_section(self, at: int) -> None:
        gone = self.section(at).id
        self.perform(lambda brief: edits.remove_section(brief, gone))

    @rule(which=st.integers(0, 9))
    def take_wording(self, which: int) -> None:
        fact = self.facts[which % len(self.facts)]
        self.perform(lambda brief: edits.take_wording(brief, fact))

    @rule(mode=st.sampled_from(["follow", "pinned", "detached"]), which=st.integers(0, 9))
    def set_mode(self, mode: Mode, which: int) -> None:
        found = list(references(self.document.brief))
        if found:
            ref = found[which % len(found)][1]
            self.perform(lambda brief: edits.set_mode(brief, ref.id, mode))

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.document.undo()

    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.document.redo()

    @invariant()
    def it_reads_back_what_it_saved(self) -> None:
        self._workspace.save_brief(self._stored, self.document.brief)
        self._stored = self.document.brief
        assert self._workspace.brief("b") == self.document.brief

    @invariant()
    def its_text_surface_projects_to_the_model(self) -> None:
        for section in self.document.brief.sections:
            text = tuple(block for block in section.blocks if isinstance(block, NARRATIVE))
            if text:
                self._surface.show_blocks(text)
                assert self._surface.blocks() == text

    @invariant()
    def every_reference_resolves_or_is_reported(self) -> None:
        missing = {
            ref.fact
            for _, ref in references(self.document.brief)
            if state(ref, self._workspace.get(Fact, ref.fact)) is RefState.MISSING
        }
        notices = compose(gather(self._workspace, self.document.brief)).notices
        reported = {notice.split()[1] for notice in notices if "is not in this workspace" in notice}
        assert missing == reported


TestBriefMachine = BriefMachine.TestCase
TestBriefMachine.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
