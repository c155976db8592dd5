"""Types of documents, issuers behind symbols, abbreviations of names (RULES.md B1, B2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.documents import (
    abbreviations,
    copy_symbols,
    document_types,
    issuer_of_symbol,
    local_symbol,
    party_symbols,
    symbol_of_office,
    type_of_abbreviation,
)

# RULES.md B1 (Decree 30/2020, Annex III, Part I)
TYPES = [
    ("NQ", "nghị quyết"),
    ("QĐ", "quyết định"),
    ("CT", "chỉ thị"),
    ("QC", "quy chế"),
    ("QyĐ", "quy định"),
    ("TC", "thông cáo"),
    ("TB", "thông báo"),
    ("HD", "hướng dẫn"),
    ("CTr", "chương trình"),
    ("KH", "kế hoạch"),
    ("PA", "phương án"),
    ("ĐA", "đề án"),
    ("DA", "dự án"),
    ("BC", "báo cáo"),
    ("BB", "biên bản"),
    ("TTr", "tờ trình"),
    ("HĐ", "hợp đồng"),
    ("CĐ", "công điện"),
    ("BGN", "bản ghi nhớ"),
    ("BTT", "bản thỏa thuận"),
    ("GUQ", "giấy ủy quyền"),
    ("GM", "giấy mời"),
    ("GGT", "giấy giới thiệu"),
    ("GNP", "giấy nghỉ phép"),
    ("PG", "phiếu gửi"),
    ("PC", "phiếu chuyển"),
    ("PB", "phiếu báo"),
]

# RULES.md B2
ISSUERS = [
    ("CP", "Chính phủ"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("QH", "Quốc hội"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ("VPCP", "Văn phòng Chính phủ"),
    ("VPQH", "Văn phòng Quốc hội"),
    ("CTN", "Chủ tịch nước"),
    ("TANDTC", "Tòa án nhân dân tối cao"),
    ("VKSNDTC", "Viện kiểm sát nhân dân tối cao"),
    ("BNV", "Bộ Nội vụ"),
    ("BTC", "Bộ Tài chính"),
    ("BXD", "Bộ Xây dựng"),
    ("BYT", "Bộ Y tế"),
    ("BCT", "Bộ Công Thương"),
    ("BCA", "Bộ Công an"),
    ("BQP", "Bộ Quốc phòng"),
    ("BTP", "Bộ Tư pháp"),
    ("BNG", "Bộ Ngoại giao"),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"),
    ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    ("BDTTG", "Bộ Dân tộc và Tôn giáo"),
    ("TTCP", "Thanh tra Chính phủ"),
    ("BKHĐT", "Bộ Kế hoạch và Đầu tư"),
    ("BTNMT", "Bộ Tài nguyên và Môi trường"),
    ("BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("BGTVT", "Bộ Giao thông vận tải"),
    ("BTTTT", "Bộ Thông tin và Truyền thông"),
    ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
]


@pytest.mark.parametrize(("abbreviation", "name"), TYPES)
def test_the_type_behind_an_abbreviation(abbreviation: str, name: str) -> None:
    assert type_of_abbreviation(abbreviation) == name


@pytest.mark.parametrize("abbreviation", ["GN", "TTh", "CV", "kh", "UBND", ""])
def test_what_abbreviates_no_type(abbreviation: str) -> None:
    assert type_of_abbreviation(abbreviation) is None


@pytest.mark.parametrize("name", ["công văn", "thư công"])
def test_letters_have_no_abbreviation(name: str) -> None:
    assert [entry.abbreviation for entry in document_types() if entry.name == name] == [None]


@pytest.mark.parametrize(
    "name", ["luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư", "kết luận", "thông tri", "văn bản hợp nhất"]
)
def test_legislative_and_party_types_are_known(name: str) -> None:
    assert [entry.name for entry in document_types()].count(name) == 1


@pytest.mark.parametrize(("symbol", "name"), ISSUERS)
def test_the_issuer_behind_a_symbol(symbol: str, name: str) -> None:
    assert issuer_of_symbol(symbol) == name


@pytest.mark.parametrize("symbol", ["UBND", "HĐND", "SNV", "STC", "TU", "HU", "ĐU", ""])
def test_a_local_symbol_names_no_issuer(symbol: str) -> None:
    assert issuer_of_symbol(symbol) is None


def test_abbreviations_longest_first() -> None:
    rows = {row.short: row.full for row in abbreviations()}
    assert rows["UBND"] == "Ủy ban nhân dân"
    assert rows["HĐND"] == "Hội đồng nhân dân"
    lengths = [len(row.short) for row in abbreviations()]
    assert lengths == sorted(lengths, reverse=True)


def test_every_entry_has_its_own_id_name_and_source() -> None:
    entries = document_types()
    assert len({entry.id for entry in entries}) == len(entries)
    assert len({entry.name for entry in entries}) == len(entries)
    shorts = [entry.abbreviation for entry in entries if entry.abbreviation]
    assert len(set(shorts)) == len(shorts)
    assert all(entry.source for entry in entries)


@given(st.text())
def test_any_symbol_can_be_asked(text: str) -> None:
    assert type_of_abbreviation(text) is None or text in dict(TYPES)
    assert issuer_of_symbol(text) is None or text.isalpha()


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Sở Y tế", "SYT"),
        ("Sở Nội vụ", "SNV"),
        ("Sở Tài chính tỉnh Hòa Giang", "STC"),
        ("SỞ Y TẾ", "SYT"),
        ("Sở Giáo dục và Đào tạo", "SGDĐT"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
        ("Sở Văn hoá, Thể thao và Du lịch", "SVHTTDL"),
        ("Sở Ngoại vụ", "SNgV"),
        ("Phòng Văn hóa - Xã hội", "VHXH"),
        ("Phòng Văn hoá - Xã hội xã Tân Lộc", "VHXH"),
        ("Phòng Kinh tế", "KT"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị phường An Phú", "KTHTĐT"),
        ("Văn phòng HĐND và UBND", "VP"),
        ("Trung tâm Phục vụ hành chính công", "TTPVHCC"),
        ("Ủy ban nhân dân xã Tân Lộc", "UBND"),
        ("Uỷ ban nhân dân tỉnh Hòa Giang", "UBND"),
        # by their initials
        ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
        ("Phòng Tư pháp", "TP"),
        ("Ban Quản lý dự án", "BQLDA"),
        ("Sở Ứng dụng", "SƯD"),
        ("thôn Đông", None),
        ("Sở", None),
        ("", None),
    ],
)
def test_the_symbol_of_an_office(name: str, symbol: str | None) -> None:
    assert symbol_of_office(name) == symbol


def test_a_symbol_that_is_made_of_initials_has_no_entry() -> None:
    assert local_symbol("Phòng Tư pháp") is None
    known = local_symbol("Sở Y tế tỉnh Hòa Giang")
    assert known is not None
    assert known.confidence == "H"
    room = local_symbol("Phòng Văn hóa - Xã hội")
    assert room is not None
    assert room.ask


def test_copies_and_party_bodies() -> None:
    assert {row.abbreviation for row in copy_symbols()} == {"SY", "TrS", "SL"}
    assert {"TW", "TU", "HU", "ĐU"} <= {row.symbol for row in party_symbols()}


@given(st.text())
def test_any_name_can_be_asked_for_its_symbol(name: str) -> None:
    found = symbol_of_office(name)
    assert found is None or found.strip() == found != ""
