"""A packed case: the same bytes each time, and whatever is hostile in one is refused in a sentence."""

import contextlib
import io
import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from game.content import parcels
from game.content.parcels import RefusedParcelError
from game.errors import GameError
from tests.fuzz.chance import SEEDS

CASE = {"scenario.yaml": b"id: mine\n", "playbooks/expected.yaml": b"turns: []\n", "words.txt": b"amici\n"}
HOSTILE_NAMES = (
    "../out.yaml",
    "a/../../out.yaml",
    "/etc/out.yaml",
    "//host/share/out.yaml",
    "C:/out.yaml",
    "C:out.yaml",
    "..\\out.yaml",
    "\\\\host\\out.yaml",
    "scenario.yaml:hidden.txt",
    "CON.yaml",
    "playbooks/nul.txt",
    "lpt1.md",
    "aux /a.yaml",
    "a./b.yaml",
    " a.yaml",
    ".hidden.yaml",
    "a\x00.yaml",
    "a\n.yaml",
    "\u202elmay.yaml",
    "sch\u00f6n.yaml",
    "a//b.yaml",
    "./a.yaml",
    "-rf.yaml",
    f"{'a' * 90}.yaml",
    f"{'a/' * 90}b.yaml",
    "inner.zip",
    "inner.contempt",
    "run.exe",
    "Scenario.yaml",
    "Playbooks/other.yaml",
    "words.txt/more.txt",
)


def entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    """An entry with this name exactly, which zipfile itself would make harmless."""
    made = zipfile.ZipInfo("x")
    made.filename, made.create_system, made.external_attr = name, 3, mode << 16
    return made


def put(folder: Path, *more: tuple[zipfile.ZipInfo, bytes], case: bool = True) -> Path:
    """Write a parcel of a case and whatever else is given."""
    file = folder / "given.contempt"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in CASE.items() if case else ():
            archive.writestr(name, content)
        for one, content in more:
            one.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(one, content)
    return file


def refused(file: Path) -> str:
    with pytest.raises(RefusedParcelError) as caught:
        parcels.unpacked(file)
    said = str(caught.value)
    assert said.startswith("'given.contempt' is refused: ")
    assert "; " in said
    assert said.isprintable()
    return said


def test_what_is_packed_is_unpacked_and_the_bytes_tell_no_time_and_no_order(tmp_path: Path) -> None:
    file = tmp_path / "mine.contempt"
    file.write_bytes(parcels.packed(CASE, "mine"))

    assert parcels.unpacked(file) == CASE
    assert parcels.packed(dict(reversed(CASE.items())), "mine") == file.read_bytes()


def test_a_case_zipped_by_hand_is_taken_with_what_the_system_has_added(tmp_path: Path) -> None:
    added = [(entry(f"{name}"), b"") for name in ("__MACOSX/._words.txt", ".DS_Store", "playbooks/Thumbs.db")]

    assert parcels.unpacked(put(tmp_path, *added)) == CASE


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_a_name_that_leads_elsewhere_or_that_not_every_system_takes_is_refused(tmp_path, name) -> None:
    said = refused(put(tmp_path, (entry(name), b"text")))

    assert "in it" in said


def test_links_devices_and_doubles_are_refused(tmp_path: Path) -> None:
    link = entry("pictures", stat.S_IFLNK | 0o777), b"/etc"

    assert "'pictures' in it is a link" in refused(put(tmp_path, link))
    assert "a link or a device" in refused(put(tmp_path, (entry("a.txt", stat.S_IFCHR | 0o644), b"")))
    with pytest.warns(UserWarning, match="Duplicate"):
        double = put(tmp_path, (entry("words.txt"), b"other"))
    assert "are one name" in refused(double)


def test_too_many_files_and_too_much_in_them_are_refused(tmp_path: Path) -> None:
    many = [(entry(f"playbooks/{number}.yaml"), b"") for number in range(10_000)]

    assert "it holds 10,003 files" in refused(put(tmp_path, *many))
    assert "times as long" in refused(put(tmp_path, (entry("bomb.txt"), bytes(5_000_000))))
    assert "has 17 MB" in refused(put(tmp_path, (entry("large.txt"), bytes(17_000_000))))
    noise = random.Random(1).randbytes(9_800_000)
    assert "more than 19 MB" in refused(put(tmp_path, *((entry(f"{name}.txt"), noise) for name in "ab")))


def test_an_encrypted_one_is_refused_and_so_is_what_is_damaged(tmp_path: Path) -> None:
    file = put(tmp_path)
    whole = file.read_bytes()

    at = whole.index(b"PK\x01\x02")
    file.write_bytes(whole[: at + 8] + struct.pack("<H", 1) + whole[at + 10 :])
    assert "is encrypted" in refused(file)
    file.write_bytes(whole[: at + 10] + struct.pack("<H", 14) + whole[at + 12 :])
    assert "compressed in an unusual way" in refused(file)
    wrong = bytes([whole[at + 16] ^ 1])
    file.write_bytes(whole[: at + 16] + wrong + whole[at + 17 :])
    assert "Bad CRC" in refused(file)
    for damaged in (b"", b"PK", whole[:100], whole[50:], b"not a zip" * 100):
        file.write_bytes(damaged)
        assert "is no zip file, or a damaged one" in refused(file)


def test_without_a_case_in_it_and_without_a_file_it_is_refused(tmp_path: Path) -> None:
    assert "no 'scenario.yaml' in it" in refused(put(tmp_path, (entry("a/b/scenario.yaml"), b""), case=False))
    (tmp_path / "given.contempt").unlink()
    assert "cannot be read" in refused(tmp_path / "given.contempt")


def test_a_folder_gives_the_files_of_its_case_alone(tmp_path: Path) -> None:
    case = tmp_path / "mine"
    parcels.write_into(case, CASE)
    for name in (".git/config", "scenario.yaml~", "notes.docx", "scenario.schema.json"):
        (case / name).parent.mkdir(exist_ok=True)
        (case / name).write_text("mine alone")

    assert parcels.gathered(case) == CASE
    assert parcels.left_out(case) == ["notes.docx", "scenario.yaml~"]


def test_a_folder_with_a_link_is_refused(tmp_path: Path) -> None:
    case = tmp_path / "mine"
    parcels.write_into(case, CASE)
    (case / "teaching.md").symlink_to("/etc/hostname")

    with pytest.raises(RefusedParcelError, match="it is a link"):
        parcels.gathered(case)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_change_of_a_parcel_is_more_than_refused(tmp_path: Path, seed: int) -> None:
    """Bytes are changed, cut and doubled; what is taken all the same has harmless names and is small."""
    chance, file = random.Random(seed), put(tmp_path, (entry("teaching.md"), b"# Before\n" * 40))
    whole = file.read_bytes()
    for _ in range(250):
        changed = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 8))):
            at = chance.randrange(len(changed))
            end = at + chance.randrange(12)
            changed[at:end] = chance.choice((chance.randbytes(end - at), b"", bytes(changed[at:end]) * 2))
        file.write_bytes(bytes(changed))
        try:
            files = parcels.unpacked(file)
        except GameError:
            continue
        parcels.judge_names("it", files)
        assert sum(map(len, files.values())) <= parcels.MOST_UNPACKED


@pytest.mark.parametrize("seed", SEEDS)
def test_no_name_writes_outside_of_the_folder(tmp_path: Path, seed: int) -> None:
    chance, deep = random.Random(seed), tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    parts = (
        "..",
        ".",
        "",
        "a",
        "A",
        "b.yaml",
        "con",
        "~",
        "$HOME",
        "\\",
        "C:",
        "\u2215",
        "\uff0e\uff0e",
        "x\x00y",
    )
    for number in range(250):
        name = "".join(chance.choice((*parts, "/", "/")) for _ in range(chance.randrange(1, 7)))
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr(entry("scenario.yaml"), b"id: mine\n")
            archive.writestr(entry(f"{name}.yaml"), b"text")
        file = deep / "given.contempt"
        file.write_bytes(content.getvalue())
        with contextlib.suppress(GameError):
            parcels.write_into(deep / f"to-{number}", parcels.unpacked(file))
    written = [path.relative_to(deep).parts[0] for path in deep.rglob("*")]
    assert all(name == "given.contempt" or name.startswith("to-") for name in written)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert [path.name for path in deep.parent.iterdir()] == ["b"]
