"""An office's own entries: they win, they are forgotten when taken away, and a wrong file is named in one sentence."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from grammar.agencies import expand
from norms.awards import regime
from norms.documents import issuer_of_symbol, law_names
from norms.entry import load, merged, own_mark
from norms.levels import area_words, hamlet
from norms.offices import all_offices, find_office, office_for
from norms.overlay import ENVIRONMENT, lay_over, read_own
from norms.powers import beyond_power
from norms.wording import Wording, wordings
from schemas.errors import WrongUse
from tests.norms.own import ROOM, Folder, folder

__all__ = ["folder"]

NOW = date(2026, 11, 20)


def named(level: str = "commune", area: str = "xã") -> str | None:
    found = office_for("emulation", level, NOW, area)
    return found.name if found else None


def test_a_new_entry_stands_in_front_and_goes_when_it_is_taken_away(folder: Folder) -> None:
    assert named() == "Phòng Văn hóa - Xã hội"
    assert lay_over(folder(offices=ROOM)) == 1
    assert named() == "Phòng Thử nghiệm"
    assert all_offices()[0].id == "phong-thu"
    assert own_mark()
    lay_over(None)
    assert named() == "Phòng Văn hóa - Xã hội"
    assert own_mark() == ""


def test_a_known_id_replaces_in_its_place(folder: Folder) -> None:
    ids = [entry.id for entry in all_offices()]
    lay_over(folder(offices=ROOM.replace("phong-thu", "phong-vhxh")))
    assert [entry.id for entry in all_offices()] == ids
    assert named() == "Phòng Thử nghiệm"


def test_remove_takes_an_entry_away(folder: Folder) -> None:
    assert find_office("Trung tâm Dịch vụ công", NOW) is not None
    lay_over(folder(offices='[[office]]\nid = "tt-dvc"\nremove = true\n'))
    assert find_office("Trung tâm Dịch vụ công", NOW) is None


def test_what_was_made_of_the_norms_is_made_again(folder: Folder) -> None:
    assert issuer_of_symbol("ABC") is None
    assert expand("Phòng XYZT") == "Phòng XYZT"
    short = '[[{}]]\nid = "moi"\n{}\nsource = "nguồn"\nconfidence = "H"\n'
    lay_over(
        folder(
            documents=short.format("issuer", 'symbol = "ABC"\nname = "Bộ Thử"')
            + short.format("abbreviation", 'short = "XYZT"\nfull = "Xa Yên Zung Tân"'),
            laws=short.format("law", 'name = "Luật Thử nghiệm, mẫu"'),
            levels=short.format("area", 'word = "vùng thử"\nlevel = "commune"').replace("vùng thử", "khu")
            + short.format("hamlet", 'area = ["khu"]\nhead = "Trưởng các tổ"\nword = "tổ"\nwords = ["tổ"]').replace(
                "moi", "to"
            ),
        )
    )
    assert issuer_of_symbol("ABC") == "Bộ Thử"
    assert expand("Phòng XYZT") == "Phòng Xa Yên Zung Tân"
    assert "Luật Thử nghiệm, mẫu" in law_names()
    assert "khu" in area_words()
    assert hamlet("khu").word == "tổ"
    lay_over(None)
    assert issuer_of_symbol("ABC") is None
    assert expand("Phòng XYZT") == "Phòng XYZT"
    assert "khu" not in area_words()


def test_an_own_rewriting_rule_comes_first(folder: Folder) -> None:
    rule = """
[[rule]]
id = "rieng"
above = ["province"]
level = ["commune"]
pattern = "việc thử"
replacement = "việc của {area}"
verb = "localised"
reason = "lý do"
source = "nguồn"
confidence = "M"
"""
    lay_over(folder(wording=rule))
    assert wordings("province", "commune", NOW)[0].id == "rieng"
    assert len(load("wording.toml", "rule", Wording)) > 1


def test_an_own_power(folder: Folder) -> None:
    text = "Tổ chức lễ hội cấp tỉnh"
    assert beyond_power(text, "commune", NOW) is None
    power = '[[power]]\nid = "le-hoi"\nlevel = ["commune"]\npattern = "lễ hội cấp tỉnh"\naction = "drop"\n'
    lay_over(folder(powers=power + 'what = "việc của tỉnh"\nsource = "nguồn"\nconfidence = "M"\n'))
    found = beyond_power(text, "commune", NOW)
    assert found is not None
    assert (found[0].id, found[1]) == ("le-hoi", "lễ hội cấp tỉnh")


GOOD = ROOM.strip()
BAD = [
    ("offices", "[[office]\n", "cú pháp TOML"),
    ("offices", "office = 3\n", "bảng “office” không dùng được"),
    ("offices", "[office]\nid = 'a'\n", "bảng “office” không dùng được"),
    ("offices", "[[power]]\nid = 'a'\n", "bảng “power” không dùng được"),
    ("nothing", GOOD, "không mang tên một tệp quy định"),
    ("offices", GOOD.replace('"commune"', '"huyện"'), "mục “phong-thu” sai ở “level”: giá trị không hợp lệ"),
    ("offices", GOOD.replace("id =", "ma ="), "mục “1” sai ở “id”: thiếu"),
    ("offices", GOOD + '\ncolour = "đỏ"\n', "sai ở “colour”: không có mục nào tên như vậy"),
    ("offices", GOOD.replace('source = "Quyết định của đơn vị"', ""), "sai ở “source”: thiếu"),
    ("offices", GOOD.replace("Quyết định của đơn vị", " "), "sai ở “source”: thiếu"),
    ("offices", GOOD.replace('"H"', '"A"'), "sai ở “confidence”"),
    ("offices", GOOD + "\nuntil = 2020-01-01\n", "ngày bắt đầu sau ngày kết thúc"),
    ("offices", GOOD + "\n" + GOOD, "mã này đã có ở một mục khác"),
    ("offices", "[[office]]\nid = 'khong-co'\nremove = true\n", "không có mục nào mang mã này để bỏ"),
    ("offices", "[[office]]\nid = 'so-y-te'\nremove = false\n", "để bỏ một mục chỉ ghi id"),
    ("levels", "[[structure]]\nid = 'two-levels'\nremove = true\n", "không có mục nào cho những ngày sau đó"),
    ("levels", "[[hamlet]]\nid = 'thon'\nremove = true\n", "mục “xã” sai ở “area”"),
    ("awards", "[[regime]]\nid = 'luat-2022-nd98'\nremove = true\n", "không nối liền"),
]


@pytest.mark.parametrize(("file", "text", "told"), BAD)
def test_a_wrong_file_is_one_sentence_and_changes_nothing(folder: Folder, file: str, text: str, told: str) -> None:
    with pytest.raises(WrongUse) as problem:
        lay_over(folder(**{file: text}))
    assert told in str(problem.value)
    assert "\n" not in str(problem.value)
    assert named() == "Phòng Văn hóa - Xã hội"
    assert regime(NOW)


POWER = '[[power]]\nid = "a"\nlevel = ["commune"]\npattern = {}\naction = "ask"\nwhat = "x"\nsource = "y"\nconfidence = "M"\n'


@pytest.mark.parametrize(
    "pattern", ["'(a'", "'a{2,1}'", "'[b-a]'", "'(?P<x>a)(?P<x>b)'", "'(a+)+b'", "'(?:a*)*'", "''"]
)
def test_a_pattern_that_does_not_compile_or_may_run_away_is_refused(folder: Folder, pattern: str) -> None:
    with pytest.raises(WrongUse, match=r"powers\.toml.*mục “a” sai ở “pattern”"):
        lay_over(folder(powers=POWER.format(pattern)))


@pytest.mark.parametrize(
    "replacement", ["{khong_co}", "{area", "{area!r}", "{area:>99999999}", "{0}", "{area.__class__}"]
)
def test_a_replacement_has_only_the_blanks_that_are_filled(folder: Folder, replacement: str) -> None:
    rule = f"""[[rule]]
id = "a"
above = ["province"]
level = ["commune"]
pattern = "b"
replacement = "{replacement}"
verb = "localised"
reason = "c"
source = "d"
confidence = "M"
"""
    with pytest.raises(WrongUse, match="sai ở “replacement”"):
        lay_over(folder(wording=rule))


def test_everything_wrong_is_told_at_once(folder: Folder) -> None:
    where = folder(offices=GOOD.replace('"H"', '"A"').replace('"commune"', '"x"'), powers=POWER.format("'('"))
    _, flaws = read_own(where)
    assert len(flaws) == 3


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="Không tìm thấy thư mục"):
        lay_over(tmp_path / "khong-co")


def test_a_file_that_is_too_large_or_not_unicode(folder: Folder) -> None:
    where = folder(offices="#" * 5_000_001)
    assert "quá lớn" in str(read_own(where)[1][0])
    (where / "offices.toml").write_bytes(b"\xff\xff\xff")
    assert "bảng mã" in str(read_own(where)[1][0])


def test_the_environment_names_the_folder(folder: Folder) -> None:
    where = folder(offices=ROOM)
    code = (
        "from datetime import date\nfrom norms.offices import office_for\n"
        "print(office_for('emulation', 'commune', date(2026, 1, 1)).id)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={ENVIRONMENT: str(where), **_path()},
    )
    assert done.stdout.strip() == "phong-thu"


def _path() -> dict[str, str]:
    return {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}


def test_the_environment_is_asked_again_after_a_wrong_folder(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    from norms.entry import use_own_rows

    where = folder(levels="[[structure]]\nid = 'two-levels'\nremove = true\n")
    monkeypatch.setenv(ENVIRONMENT, str(where))
    use_own_rows({}, settled=False)
    for _ in range(2):  # a worker that met the error once must not go on with other norms
        with pytest.raises(WrongUse):
            all_offices()


@pytest.mark.parametrize(
    ("shipped", "own", "expected"),
    [
        ([], [], []),
        (["a", "b"], [], ["a", "b"]),
        (["a", "b"], [("c", False)], ["c", "a", "b"]),
        (["a", "b"], [("d", False), ("c", False)], ["d", "c", "a", "b"]),
        (["a", "b"], [("b", False)], ["a", "b"]),
        (["a", "b"], [("a", True)], ["b"]),
        (["a", "b"], [("a", True), ("c", False)], ["c", "b"]),
    ],
)
def test_the_order_of_rows(shipped: list[str], own: list[tuple[str, bool]], expected: list[str]) -> None:
    mine = [{"id": id, "mine": True, **({"remove": True} if gone else {})} for id, gone in own]
    made = merged([{"id": id} for id in shipped], mine)
    assert [row["id"] for row in made] == expected
    assert all(row.get("mine") for row in made if row["id"] in {id for id, _ in own})
