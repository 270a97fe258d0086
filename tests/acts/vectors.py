"""Golden vectors: every byte format that leaves this program, made anew from fixed keys and a fixed clock.

The files stand in `tests/vectors/`, one folder for each format, beside the vectors of rules (`tests.rules`). They are
what another implementation is tried against, so they change only with a format, after a decision in `docs/adr/`:

    uv run python -c "from tests.acts.vectors import write; write()"
"""

import hashlib
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kelisim.acts import profile
from kelisim.acts.bundle import CHUNK, Attached, write_bundle
from kelisim.acts.envelope import pre_authentication, write_envelope
from kelisim.acts.feed import Placed
from kelisim.acts.keys import write_key
from kelisim.model.act import (
    Accept,
    Answer,
    Appoint,
    Appointment,
    CommentBody,
    Commenting,
    NoticeBody,
    Notifying,
    ReleaseBody,
    Releasing,
    ReportBody,
    Reporting,
    Retire,
    Retirement,
    StatementBody,
    Stating,
    act_kind,
)
from kelisim.model.charter import Charter, Quorum
from kelisim.model.comment import Comment
from kelisim.model.dates import Term
from kelisim.model.geometry import Point
from kelisim.model.instrument import Instrument, Relation, Signature
from kelisim.model.item import (
    BodyItem,
    DecisionItem,
    FieldItem,
    IndicatorItem,
    InstrumentItem,
    Item,
    MeasureItem,
    MeetingItem,
    MilestoneItem,
    PlaceItem,
    StoryItem,
)
from kelisim.model.measure import Indicator, Measure, Milestone, Responsible, Target
from kelisim.model.meeting import Decision, Meeting, Participant
from kelisim.model.notice import Notice
from kelisim.model.place import Body, Field, Place
from kelisim.model.powers import Powers
from kelisim.model.reference import Attachment, Named, Source, Span
from kelisim.model.release import Observation, Release
from kelisim.model.story import Photograph, Story
from kelisim.model.word import DateClaim, Report, Speaker, Statement, StatusClaim, ValueClaim
from tests.world import KEYS, Writer, charter_of, exchange, office_key, opened

FOLDER = Path(__file__).parents[1] / "vectors"
CODES = ("KAZ", "RUS", "ARM")
FILES = (b"", b"photograph", bytes(CHUNK + 3))
"""What the bundle's attachments hold."""


def full_charter() -> Charter:
    """A charter with every member."""
    plain = charter_of(CODES, (Quorum(kind="decision", k=2),))
    return Charter(
        name={"en": "Test register", "kk": "Сынақ тізілімі", "ru": "Пробный реестр"},
        slug="test-register",
        parties=plain.parties,
        purpose={"en": "To keep the formats as they are."},
        demonstration=True,
        quorums=plain.quorums,
    )


def items(party: str, number: int) -> tuple[Item, ...]:
    """An item of every kind, their members filled in where the form of a value matters."""
    entries = (f"{party}.{number}.{place}" for place in range(1, 11))
    bound = tuple(sorted(CODES))
    year = Term(words="in 2021", start="2021", end="2021-12")
    file = Attachment(
        sha256=hashlib.sha256(FILES[1]).hexdigest(), name="photograph.jpg", media_type="image/jpeg", size=10
    )
    span = Span(field="title.en", start=0, end=4)
    source = Source(title="A page", url="https://example.org/page", published="2021-04-30", evidence=(span,))
    ministry = Named(name="Ministry of Energy", side="KAZ")
    contents = (
        (BodyItem, Body(names={"kk": "Энергетика министрлігі"}, kind="ministry", side="KAZ", aliases=("МЭ",))),
        (DecisionItem, Decision(text={"ru": "Принять к сведению."}, number="7", due=Term(continuous=True))),
        (FieldItem, Field(title={"en": "Energy"}, code="energy", sources=(source,))),
        (IndicatorItem, Indicator(title={"en": "Trade"}, unit="USD billion", targets=(Target(value="-0.5", by=year),))),
        (
            InstrumentItem,
            Instrument(
                kind="agreement",
                title={"en": "Agreement"},
                level="intergovernmental",
                parties=("KAZ", "RUS"),
                signatures=(Signature(party="KAZ", date="2021-04-29", office="Minister"),),
                relations=(Relation(kind="under", instrument=Named(name="Programme")),),
                texts=(file,),
            ),
        ),
        (MeasureItem, Measure(title={"en": "Build"}, responsible=(Responsible(body=ministry, role="by-agreement"),))),
        (MeetingItem, Meeting(title={"en": "Talks"}, sitting="narrow", participants=(Participant(office="Premier"),))),
        (
            MilestoneItem,
            Milestone(title={"en": "Start"}, of=Named(entry=f"{party}.{number}.6"), date=year, duration=30),
        ),
        (
            PlaceItem,
            Place(names={"en": "Saryarka"}, kind="deposit", geometry=Point(coordinates=("71.5", "-0.25"))),
        ),
        (
            StoryItem,
            Story(title={"en": "“Quoted” \\ \t \u007f 😀"}, photographs=(Photograph(caption="At work", file=file),)),
        ),
    )
    return tuple(
        kind(entry=entry, bound=bound, public=True, content=content)
        for (kind, content), entry in zip(contents, entries, strict=True)
    )


def acts() -> Writer:
    """A Party that has written an act of every kind with which the format began, after the three foundings."""
    world = founded_by(full_charter())
    kaz, rus = world["KAZ"], world["RUS"]
    proposal = kaz.propose(*items("KAZ", 2))
    for writer in world.values():
        writer.see(opened(proposal)) if writer is not kaz else None
        writer.accept(proposal)
    exchange(world)
    answer = Answer(proposal=proposal.hash, note={"en": "Again."}, ext={"x": {"list": [1, "two", True, None]}})
    rus.write(Accept(**rus.head(), body=answer))
    report = Report(about="KAZ.2.6", status="delayed", as_of="2022-03", forecast=Term(end="2023"), text={"en": "Late."})
    rus.write(Reporting(**rus.head(), body=ReportBody(report=report, public=True)))
    claims = (
        DateClaim(what="launch", when=Term(end="2025-12-31"), happened=True),
        ValueClaim(what="output", value="187.0", unit="kt a year", currency="USD", roughly="almost"),
        StatusClaim(status="done"),
    )
    said = Statement(
        speaker=Speaker(name="A. B."), said="2021", about=(Named(entry="KAZ.2.6"),), side="RUS", claims=claims
    )
    rus.write(Stating(**rus.head(), body=StatementBody(statement=said)))
    second = rus.propose_new("Second", ["RUS"])
    rus.decline(second)
    return rus


def later_acts(rus: Writer) -> list[Placed]:
    """An act of every kind that came later; the rekeying has two signatures, of the old and of the new root key."""
    minister, new = office_key("RUS", "Minister"), office_key("RUS", "New root")
    powers = Powers(kinds=("notify", "propose"), entries=("instrument",), fields=("KAZ.2.3",), until=99)
    note = {"en": "By decree."}
    appointment = Appointment(key=minister.record(), powers=powers, note=note)
    notice = Notice(
        about="KAZ.2.5",
        action="signature",
        date="2021-04-29",
        received="2021-05",
        effect="subject-to-ratification",
        articles=("art_5__para_2",),
        office="Minister",
    )
    figures = Release(
        indicator="KAZ.2.4",
        vintage="2022-02-14",
        observations=(Observation(period="2021-Q1", value="-0.5", status="provisional"),),
        dimensions={"partner": "Armenia"},
        currency="USD",
        original="KZT",
        rate="0.0023",
        rate_on="2021-12-31",
    )
    remark = Comment(text={"kk": "Қабылданды."}, entry="KAZ.2.6")
    return [
        rus.write(Appoint(**rus.head(), body=appointment)),
        rus.write(Notifying(**rus.head(), body=NoticeBody(notice=notice, public=True))),
        rus.write(Releasing(**rus.head(), body=ReleaseBody(release=figures))),
        rus.write(Commenting(**rus.head(), body=CommentBody(comment=remark))),
        rus.write(Retire(**rus.head(), body=Retirement(key=minister.key_id(), note=note))),
        rus.by(KEYS["RUS"], new).rekey(2, new),
    ]


def founded_by(charter: Charter) -> dict[str, Writer]:
    """The Parties of a charter, who have founded its register and seen one another do so."""
    writers = {code: Writer(charter, code) for code in CODES}
    for writer in writers.values():
        writer.found()
    exchange(writers)
    return writers


def made() -> dict[str, bytes]:
    """Every vector: its path and its bytes."""
    return dict(_made())


def _made() -> Iterator[tuple[str, bytes]]:
    charter = full_charter()
    yield "charter/charter.json", profile.encode(charter)
    yield "charter/register.txt", profile.register_id(charter).encode() + b"\n"
    minimal = charter_of(["KAZ"])
    yield "charter/minimal.json", profile.encode(minimal)
    yield "charter/minimal-register.txt", profile.register_id(minimal).encode() + b"\n"
    rus = acts()
    written = list(rus.acts)
    every = [*written, *later_acts(rus)]
    fullest = {act_kind(one.act): one for one in sorted(every, key=lambda one: len(one.signed.payload))}
    for kind, placed in fullest.items():
        yield f"act-{kind}/payload.json", placed.signed.payload
        yield f"act-{kind}/signed.bin", pre_authentication(placed.signed.payload)
        yield f"act-{kind}/hash.txt", placed.hash.encode() + b"\n"
        yield f"act-{kind}/signature.txt", placed.signed.signature.hex().encode() + b"\n"
        yield f"act-{kind}/envelope.json", write_envelope(placed.signed, placed.act.by.key)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [
            Attached(hashlib.sha256(data).hexdigest(), len(data), folder / str(at)) for at, data in enumerate(FILES)
        ]
        for one, data in zip(files, FILES, strict=True):
            one.path.write_bytes(data)
        bundle = io.BytesIO()
        write_bundle(bundle, profile.register_id(charter), [opened(placed) for placed in written], files[:2])
        yield "bundle/small.bundle", bundle.getvalue()
        large = io.BytesIO()
        write_bundle(large, profile.register_id(charter), [], files[2:])
        yield "bundle/large.sha256.txt", hashlib.sha256(large.getvalue()).hexdigest().encode() + b"\n"
        write_key(folder / "key.json", KEYS["KAZ"])
        yield "key/KAZ.json", (folder / "key.json").read_bytes()
    yield "key/KAZ.key-id.txt", KEYS["KAZ"].key_id().encode() + b"\n"
    yield "key/KAZ.public.txt", KEYS["KAZ"].public().encode() + b"\n"


def write() -> None:
    """Write the vectors anew."""
    for path, data in made().items():
        (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / path).write_bytes(data)
