"""Old Word files, RTF and ODT by LibreOffice; antiword where it is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import kehoach
from corpus.shipped import DISTRICT, sample
from schemas.errors import UnreadableInput
from tests.conftest import document, need

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped DOCX as .doc, .rtf and .odt, made by LibreOffice."""
    need("soffice")
    folder = tmp_path_factory.mktemp("office")
    profile = (folder / "profile").as_uri()
    for kind in ("doc", "rtf", "odt"):
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
        ]
        subprocess.run([*command, str(sample(f"{DISTRICT}.docx"))], capture_output=True, timeout=120, check=True)
    return folder


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_the_text_is_that_of_the_docx(converted: Path, kind: str) -> None:
    source = kehoach.read(converted / f"{DISTRICT}.{kind}")
    assert (source.kind, source.name) == (kind, f"{DISTRICT}.{kind}")
    assert source.text.split() == document(f"{DISTRICT}.docx").text.split()
    assert "note.converted" in source.notes
    assert {run.font for run in source.runs} == {run.font for run in document(f"{DISTRICT}.docx").runs}


def test_names_that_a_program_would_take_for_an_option(converted: Path, tmp_path: Path) -> None:
    path = tmp_path / "-kế hoạch #1 (bản cũ).doc"
    shutil.copyfile(converted / f"{DISTRICT}.doc", path)
    assert kehoach.read(path).text.startswith("ỦY BAN NHÂN DÂN")


def test_without_libreoffice_antiword_gives_the_text(converted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("antiword")
    monkeypatch.setattr("extract.reading.office.soffice", lambda: None)
    source = kehoach.read(converted / f"{DISTRICT}.doc")
    assert source.notes == ("note.no_office",)
    words = set(source.text.split())
    assert sum(word in words for word in document(f"{DISTRICT}.docx").text.split()) > 0.97 * len(
        document(f"{DISTRICT}.docx").text.split()
    )


@pytest.mark.parametrize("kind", ["rtf", "odt", "doc"])
def test_without_any_program_there_is_a_sentence(converted: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr("extract.reading.office.soffice", lambda: None)
    monkeypatch.setattr("extract.reading.office.shutil.which", lambda _: None)
    with pytest.raises(UnreadableInput, match="LibreOffice"):
        kehoach.read(converted / f"{DISTRICT}.{kind}")


def test_a_file_that_takes_too_long_is_given_up(converted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.reading.office.MAX_SECONDS", 0.05)
    with pytest.raises(UnreadableInput, match=r"quá 0\.05 giây"):
        kehoach.read(converted / f"{DISTRICT}.rtf")


def test_an_rtf_in_tcvn3_is_read_by_its_fonts(tmp_path: Path) -> None:
    need("soffice")
    path = tmp_path / "a.rtf"
    body = r"{\f0 c\'e9ng ho\'b5 x\'b7 h\'e9i}\par{\f1 Tr\'adêng häc, ®\'adîc giao}".replace("ê", r"\'ea").replace(
        "ä", r"\'e4"
    )
    body = body.replace("®", r"\'ae").replace("î", r"\'ee")
    path.write_text(r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 .VnTimeH;}{\f1 .VnTime;}}" + body + "}", encoding="ascii")
    source = kehoach.read(path)
    assert source.text.split("\n\n") == ["CỘNG HOÀ XÃ HỘI", "Trường học, được giao"]
    assert "note.legacy" in source.notes
