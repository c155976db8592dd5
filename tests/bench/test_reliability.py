"""What a confidence is worth, and whether the review asks about what is wrong."""

from __future__ import annotations

import pytest

from bench.reliability import ALL, reliability, unasked
from bench.scoring import compare

DEADLINE = {
    "kind": "report",
    "text": "báo cáo kết quả trước ngày 10/12",
    "action": "báo cáo kết quả",
    "recipient": None,
}
GOLD = {"deadlines": [{**DEADLINE, "when": "2024-12-10", "actor": "Phòng Nội vụ"}]}


def _trust(actor: str, review: list[str], when: str = "2024-12-10") -> tuple[int, int, int]:
    pred = {
        "deadlines": [{**DEADLINE, "when": when, "actor": actor, "confidence": 0.95}],
        "review": [{"path": path} for path in review],
    }
    row = reliability([compare("thử", GOLD, pred)])[ALL]
    return row.wrong, row.wrong_reviewed, row.sure_exact


@pytest.mark.parametrize(
    ("actor", "review", "expected"),
    [
        ("Phòng Nội vụ", [], (0, 0, 1)),
        ("Phòng Tư pháp", [], (1, 0, 0)),
        ("Phòng Tư pháp", ["/deadlines/0/actor"], (1, 1, 0)),
        ("Phòng Tư pháp", ["/deadlines/1", "/deadlines"], (1, 0, 0)),
    ],
)
def test_a_wrong_actor_counts_as_asked_where_the_review_speaks_of_it(
    actor: str, review: list[str], expected: tuple[int, int, int]
) -> None:
    assert _trust(actor, review) == expected


def test_an_item_that_stands_for_nothing_is_wrong_in_its_date() -> None:
    assert _trust("Phòng Nội vụ", [], when="2025-12-10") == (1, 0, 0)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/responsibilities/0", True),
        ("/responsibilities/0/agencies/1", True),
        ("/responsibilities/0/tasks/1", True),
        ("/responsibilities/0/tasks/0", False),
        ("/responsibilities/10/tasks/1", False),
    ],
)
def test_a_task_is_asked_about_with_its_responsibility_but_not_with_another_task(path: str, asked: bool) -> None:
    row = {"agencies": ["Sở Nội vụ"], "cooperating": [], "role": "assign"}
    tasks = ["tham mưu kế hoạch", "theo dõi việc thực hiện"]
    gold = {
        "responsibilities": [{**row, "tasks": tasks[:1]}, {**row, "agencies": ["Sở Tài chính"], "tasks": tasks[1:]}]
    }
    pred = {"responsibilities": [{**row, "tasks": tasks, "confidence": 0.9}], "review": [{"path": path}]}
    document = compare("thử", gold, pred)
    assert [item["text"] for _, item in unasked(document)] == ([] if asked else tasks[1:])
