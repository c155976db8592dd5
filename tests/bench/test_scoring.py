"""The scorer: its judges, its figures, and the record that it keeps them in."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bench import quality
from bench.bodies import same_bodies, same_body, same_party
from bench.corpus import entries, gold_of
from bench.header import header_right
from bench.judges import JUDGES
from bench.likeness import coverage, folded, is_tail, ordered, overlap, quotes
from bench.pairing import items_of, pair_items
from bench.record import lowered, recorded, section, write
from bench.reliability import reliability
from bench.scoring import compare, errors, figures, macro
from bench.values import document_code, equal, moment

GOLDS = {entry.name: gold_of(entry) for entry in entries(quality.SAMPLES)}
ALTERNATIVES = {
    "issuer",
    "level",
    "doc_type",
    "title",
    "signer",
}  # header fields for which a gold may list several values
SMALL = "kh-xa-tan-loc-2024"


def changed(item: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {**item, **values}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Uỷ ban; HOÀ bình!", "ủy ban hòa bình"),
        ("đạt 90 %", "Đạt 90%"),
        ("TP. Huế", "thành phố Huế"),
        ("Ho\u0300a", "hoà"),
        (None, ""),
    ],
)
def test_spelling_variants_fold_to_one(left: object, right: object) -> None:
    assert folded(left) == folded(right)


@pytest.mark.parametrize(
    ("measure", "left", "right", "expected"),
    [
        (overlap, "a b c d", "d c b a", 1.0),
        (overlap, "a b c d", "a b", 2 / 3),
        (overlap, None, "", 1.0),
        (overlap, "a", "", 0.0),
        (coverage, "a b", "a b c d", 1.0),
        (coverage, "a", "a b c d", 0.0),
        (coverage, "", "a", 0.0),
        (ordered, "a b c d", "a b c d", 1.0),
        (ordered, "a b c d", "c d a b", 0.5),
        (ordered, "", "", 1.0),
    ],
)
def test_likeness(measure: Any, left: object, right: object, expected: float) -> None:
    assert measure(left, right) == pytest.approx(expected)


def test_a_quotation_keeps_its_negations_and_figures() -> None:
    text = "Các cơ quan, đơn vị nghiêm túc triển khai thực hiện và báo cáo kết quả trước ngày 20 tháng 6"
    assert quotes(text, text.lower(), 0.9)
    assert quotes(text, text.replace("nghiêm túc ", ""), 0.85)
    assert not quotes(text, text.replace("20", "25"), 0.85)
    assert not quotes(text, text.replace("nghiêm túc", "không"), 0.8)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("a b c", "b c", True), ("b c", "a b c", True), ("a b c", "a b", False), ("a b c", "c", False), ("a", "", False)],
)
def test_is_tail(left: str, right: str, expected: bool) -> None:
    assert is_tail(left, right) is expected


@pytest.mark.parametrize(
    ("gold", "pred", "expected"),
    [
        ("*", "anything", True),
        (5, "5", True),
        (98.5, 98.5, True),
        (5, None, False),
        (5, "năm", False),
        (None, "", True),
        ("Báo cáo", "báo  cáo.", True),
        (True, 1, False),
    ],
)
def test_equal(gold: object, pred: object, expected: bool) -> None:
    assert equal(gold, pred) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10", "RRULE:FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=03", True),
        ("FREQ=MONTHLY;INTERVAL=1", "FREQ=MONTHLY;WKST=MO", True),
        ("FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY;BYMONTH=3,6,9,12", True),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", True),
        ("FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;BYMONTH=6,12", True),
        ("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=12", True),
        ("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=9", False),
        ("FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", False),
        ("2025-q2", "2025-Q2", True),
        (None, "", True),
        ("P5D", "P15D", False),
    ],
)
def test_moment(left: object, right: object, expected: bool) -> None:
    assert (moment(left) == moment(right)) is expected


def test_document_code() -> None:
    assert document_code("91 / 2017/nđ–cp.") == document_code("91/2017/NĐ-CP")
    assert document_code(None) == ""


@pytest.mark.parametrize(
    ("gold", "pred", "expected"),
    [
        ("Ủy ban nhân dân huyện Phú Lâm", "UBND huyện Phú Lâm", True),
        ("Ủy ban nhân dân huyện Phú Lâm", "Ủy ban nhân dân xã Phú Lâm", False),
        ("Chủ tịch Ủy ban nhân dân huyện", "Phó Chủ tịch Ủy ban nhân dân huyện", False),
        ("Sở Nội vụ", "Phòng Nội vụ", False),
        ("*", None, True),
        (None, None, True),
        ("Sở Nội vụ", None, False),
    ],
)
def test_same_body(gold: object, pred: object, expected: bool) -> None:
    assert same_body(gold, pred) is expected


def test_bodies_in_any_order() -> None:
    assert same_bodies(["Sở Nội vụ", "Công an tỉnh"], ["Công an tỉnh", "Sở Nội vụ"])
    assert not same_bodies(["Sở Nội vụ"], ["Sở Nội vụ", "Sở Nội vụ"])
    assert same_party("Công an tỉnh, Sở Nội vụ", ["Sở Nội vụ", "Công an tỉnh"])
    assert same_party(None, "") and not same_party("Sở Nội vụ", None)


CITATION = {"kind": "nghị định", "code": "91/2017/NĐ-CP", "date": "2017-07-31", "issuer": "Chính phủ", "subject": None}
LAW = {"kind": "luật", "code": None, "date": None, "issuer": None, "subject": "Luật Thi đua, khen thưởng"}
GOAL = {"kind": "goal", "text": "Nâng cao chất lượng phục vụ người dân và doanh nghiệp trên địa bàn huyện"}
TARGET = {
    "text": "Tối thiểu 80% hồ sơ được giải quyết trực tuyến",
    "indicator": "hồ sơ được giải quyết trực tuyến",
    "comparator": ">=",
    "value": 80,
    "unit": "%",
    "by": None,
}
QUOTA = {
    "award": "giấy khen",
    "awarded_by": "Chủ tịch Ủy ban nhân dân huyện",
    "occasion": "annual",
    "recipient": "collective",
    "group": None,
    "count": 10,
    "limit": "exact",
}
DEADLINE = {
    "when": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20",
    "kind": "report",
    "actor": "Ủy ban nhân dân các xã",
    "action": "báo cáo kết quả",
    "recipient": "Phòng Nội vụ",
    "text": "Báo cáo kết quả về Phòng Nội vụ trước ngày 20/6 hàng năm",
}
DUTY = {"text": "Chủ trì tham mưu tổng kết phong trào", "agencies": ["Phòng Nội vụ"], "cooperating": [], "role": "lead"}
NOT_IT, THERE, RIGHT = (False, False), (True, False), (True, True)


@pytest.mark.parametrize(
    ("field", "gold", "changes", "expected"),
    [
        ("legal_bases", CITATION, {}, RIGHT),
        ("legal_bases", CITATION, {"code": "91/2017/nđ-cp", "kind": "NGHỊ ĐỊNH"}, RIGHT),
        ("legal_bases", CITATION, {"date": "2017"}, THERE),
        ("legal_bases", CITATION, {"code": "92/2017/NĐ-CP"}, NOT_IT),
        ("references", LAW, {}, RIGHT),
        ("references", LAW, {"code": "06/2022/QH15"}, NOT_IT),
        ("references", LAW, {"kind": "bộ luật"}, NOT_IT),
        ("references", LAW, {"subject": "Luật Đất đai"}, NOT_IT),
        ("objectives", GOAL, {"kind": "purpose"}, THERE),
        ("objectives", GOAL, {"text": "Nâng cao chất lượng phục vụ người dân và doanh nghiệp"}, THERE),
        ("objectives", GOAL, {"text": "Nâng cao"}, NOT_IT),
        ("targets", TARGET, {"comparator": ">"}, RIGHT),
        ("targets", TARGET, {"comparator": "="}, THERE),
        ("targets", TARGET, {"value": 85}, NOT_IT),
        ("targets", changed(TARGET, value=None, comparator="rank"), {"value": 80}, NOT_IT),
        ("targets", changed(TARGET, by="*", comparator="*"), {"by": "2030", "comparator": "<="}, RIGHT),
        ("award_quotas", QUOTA, {}, RIGHT),
        ("award_quotas", QUOTA, {"limit": "max"}, THERE),
        ("award_quotas", QUOTA, {"occasion": None}, THERE),
        ("award_quotas", QUOTA, {"count": 11}, NOT_IT),
        ("award_quotas", QUOTA, {"percent": 10}, NOT_IT),
        ("award_quotas", QUOTA, {"recipient": "individual"}, NOT_IT),
        ("deadlines", DEADLINE, {"recipient": "Phòng Nội vụ;"}, RIGHT),
        ("deadlines", DEADLINE, {"actor": "Ủy ban nhân dân huyện"}, THERE),
        ("deadlines", DEADLINE, {"working_days": True}, THERE),
        ("deadlines", DEADLINE, {"when": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=25"}, NOT_IT),
        ("deadlines", DEADLINE, {"text": "Kinh phí", "action": "chi"}, NOT_IT),
        ("responsibilities", DUTY, {"text": "Tham mưu tổng kết phong trào", "role": "assign"}, RIGHT),
        ("responsibilities", DUTY, {"role": "request"}, THERE),
        ("responsibilities", DUTY, {"cooperating": ["Công an huyện"]}, THERE),
        ("responsibilities", DUTY, {"text": "Bố trí kinh phí"}, NOT_IT),
    ],
)
def test_judges(field: str, gold: dict[str, Any], changes: dict[str, Any], expected: tuple[bool, bool]) -> None:
    alike, exact = JUDGES[field](gold, changed(gold, **changes))
    assert (alike > 0, alike > 0 and exact) == expected


@pytest.mark.parametrize(
    ("field", "gold", "pred", "expected"),
    [
        ("number", ["47", None], None, True),
        ("number", None, "47", False),
        ("number", "*", "47", True),
        ("title", "Phát động phong trào", "phát động phong trào.", True),
        ("title", None, "Phát động", False),
        ("period", {"start": "2024", "end": "2026"}, {"start": 2024, "end": "2026"}, True),
        ("period", {"start": "2024", "end": "2026"}, None, False),
        ("signer", None, {}, True),
        ("recipients", ["Sở Nội vụ", "Như trên"], ["Như trên", "Sở Nội vụ"], True),
        ("recipients", ["Sở Nội vụ"], ["Sở Nội vụ", "Như trên"], False),
    ],
)
def test_header(field: str, gold: object, pred: object, expected: bool) -> None:
    assert header_right(field, gold, pred) is expected


def test_pairing_is_one_to_one_and_an_exact_pair_goes_first() -> None:
    pairing = pair_items([GOAL], [changed(GOAL, kind="theme"), GOAL], JUDGES["objectives"])
    assert [(pair.pred, pair.exact) for pair in pairing.pairs] == [(1, True)]
    assert pairing.spurious == [changed(GOAL, kind="theme")]


def test_an_optional_item_costs_and_gains_nothing() -> None:
    gold = {"objectives": [changed(GOAL, optional=True)]}
    for given in ([], [GOAL]):
        row = figures([compare("plan", gold, {"objectives": given})])["objectives"]
        assert (row.gold, row.pred, row.found, row.exact) == (0, 0, 1.0, 1.0)


@pytest.mark.parametrize("name", GOLDS)
def test_a_gold_plan_against_itself_is_all_right(name: str) -> None:
    header = {field: value[0] if isinstance(value, list) and field in ALTERNATIVES else value
              for field, value in GOLDS[name]["header"].items()}  # fmt: skip
    document = compare(name, GOLDS[name], {**GOLDS[name], "header": header})
    table = figures([document])
    assert set(table) >= {"header", "header.number", *JUDGES}
    assert {(row.found, row.exact) for row in table.values()} == {(1.0, 1.0)}
    assert macro(table) == (1.0, 1.0)
    assert not list(errors(document))


def listed(name: str, field: str) -> bool:
    return any(not item.get("optional") for item in items_of(GOLDS[name], field))


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name in GOLDS for field in JUDGES if listed(name, field)]
)
def test_a_missing_item_lowers_found(name: str, field: str) -> None:
    gold = GOLDS[name]
    index = next(index for index, row in enumerate(gold[field]) if not row.get("optional"))
    less = {**gold, field: gold[field][:index] + gold[field][index + 1 :]}
    document = compare(name, gold, less)
    row = figures([document])[field]
    assert row.found < 1.0 and row.pred < row.gold
    assert any(f"{field} MISSED" in line for line in errors(document))


def test_reliability_counts_the_sure_items() -> None:
    given = [changed(GOAL, confidence=0.95), changed(GOAL, text="Việc khác hẳn", confidence=0.9), {"confidence": 0.3}]
    trust = reliability([compare("plan", {"objectives": [GOAL]}, {"objectives": given})])
    assert (trust["all"].items, trust["all"].sure, trust["all"].sure_exact) == (3, 2, 1)
    assert trust["objectives"].right == 0.5


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """A corpus of the smallest sample alone."""
    folder = tmp_path / "small"
    folder.mkdir()
    for name in (f"{SMALL}.txt", f"{SMALL}.gold.json"):
        shutil.copy(quality.SAMPLES / name, folder / name)
    return folder


def test_a_plain_run_records_and_check_compares(
    small_corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "quality.md"
    assert quality.main([str(small_corpus), "--check"], record) == 1
    assert "small: no figures are recorded" in capsys.readouterr().err
    assert not record.exists()

    assert quality.main([str(small_corpus)], record) == 0
    text = record.read_text(encoding="utf-8")
    assert "## small" in text and str(tmp_path) not in text
    assert quality.main([str(small_corpus), "--check"], record) == 0

    measured, _ = quality.measure(small_corpus)
    found, exact = measured.values()["macro"]
    row = f"| macro |  |  | {found:.4f} | {exact:.4f} |"
    assert row in text
    record.write_text(
        text.replace(row, f"| macro |  |  | {found + 0.0005:.4f} | {exact + 0.0006:.4f} |"), encoding="utf-8"
    )
    capsys.readouterr()
    assert quality.main([str(small_corpus), "--check"], record) == 1
    assert capsys.readouterr().err == f"small: macro exact fell from {exact + 0.0006:.4f} to {exact:.4f}\n"


def test_a_document_that_fails_is_an_empty_extraction(small_corpus: Path, tmp_path: Path) -> None:
    gold = copy.deepcopy(GOLDS[SMALL])
    (small_corpus / "broken.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (small_corpus / "broken.pdf").write_bytes(b"no PDF")
    (small_corpus / "alone.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (small_corpus / "alone.truth.txt").write_text("", encoding="utf-8")
    measured, _ = quality.measure(small_corpus)
    assert set(measured.failed) == {"alone", "broken"}
    assert "broken.pdf" in measured.failed["broken"] and str(tmp_path) not in measured.failed["broken"]
    row = measured.table["responsibilities"]
    counted = [item for item in items_of(gold, "responsibilities") if not item.get("optional")]
    assert row.gold == 3 * len(counted) and row.found < 0.6


def test_the_record_keeps_other_corpora(small_corpus: Path, tmp_path: Path) -> None:
    record = tmp_path / "quality.md"
    measured, _ = quality.measure(small_corpus)
    other = type(measured)("other", "…/other", 1, {"x": "why"}, measured.table, measured.trust)
    write(measured, record)
    write(other, record)
    before = record.read_text(encoding="utf-8")
    write(measured, record)
    assert record.read_text(encoding="utf-8") == before
    assert section(other).strip() in before and section(measured).strip() in before
    assert recorded("other", record) == measured.values()
    assert recorded("third", record) is None
    fewer = type(measured)("small", "small", 1, {}, {"header": measured.table["header"]}, measured.trust)
    assert "small: tasks is recorded but no longer measured" in lowered(fewer, record)
