"""KH1xx: the form of a DOCX, the rules of check/form put together by what of the document they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from check.rule import RULES, Checked, single
from grammar.normalise import squeeze
from schemas.finding import Finding, FormPlace, Location
from schemas.plan import Severity
from schemas.texts import say

PARTS: dict[str, tuple[str, ...]] = {}
"""By the id of each KH1xx rule the beginnings of the form rules that it tells of."""


def _part(
    id: str, name: str, severity: Severity, *beginnings: str
) -> Callable[[Callable[[], None]], Callable[[Checked], Iterator[Finding]]]:
    """Enter a rule that tells what the rules of form with these beginnings find; the function carries its documentation."""
    PARTS[id] = beginnings

    def enter(function: Callable[[], None]) -> Callable[[Checked], Iterator[Finding]]:
        def run(checked: Checked) -> Iterator[Finding]:
            for found in checked.form:
                if found.rule.startswith(beginnings):
                    where = _located(checked, found.where)
                    more = say("check.form_also", count=len(found.also)) if found.also else ""
                    quote = (
                        say("check.form_quote", quote=found.where.quote) if found.where.quote and not where.span else ""
                    )
                    message = say("check.form", message=found.message, rule=found.rule, more=more, quote=quote)
                    yield RULES[id].finding(message, where, severity=found.severity)

        run.__doc__ = function.__doc__
        return single(id, name, severity)(run)

    return enter


def _located(checked: Checked, place: FormPlace) -> Location:
    """A place in a DOCX as a place in the Plan: the first paragraph or part of the letterhead that has its words."""
    words = squeeze(place.quote.removesuffix("…"))
    if place.part != "document" or not words:
        return checked.at("/header")
    for line in checked.lines:
        if any(words in squeeze(span.quote) for span in line.node.spans):
            return checked.on(line)
    for name, spans in checked.plan.header_evidence.items():
        if any(words in squeeze(span.quote) for span in spans):
            return checked.at(f"/header/{name}", spans)
    return checked.at("/header")


@_part("KH101", "kho-giay-le", "error", "PG-01", "PG-02", "PG-03", "PG-04", "PG-05")
def page() -> None:
    """Khổ giấy A4 đứng, lề đúng quy định.

    Phát hiện: khổ giấy, hướng trang, lề trên, dưới, trái, phải của tệp DOCX khác quy định.
    Vì sao: văn thư sẽ trả lại; bản in lệch khi đóng quyển.
    Ví dụ: lề trái 25 mm (phải từ 30 đến 35 mm).
    Cách sửa: Bố cục trang (Page Layout) → Lề; hoặc chạy "kehoach convert-form".
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục 1 đến 3.
    """


@_part("KH102", "phong-mau-chu", "error", "PG-06", "PG-07", "PG-08")
def fonts() -> None:
    """Phông chữ Times New Roman, bộ mã Unicode dựng sẵn, màu đen.

    Phát hiện: phông khác, phông TCVN3 (.Vn…) hoặc VNI, chữ dùng dấu rời, chữ có màu.
    Vì sao: máy khác mở ra lỗi chữ; không tìm kiếm được; không đúng thể thức.
    Ví dụ: vài đoạn chép từ tệp cũ còn phông ".VnTime".
    Cách sửa: chuyển mã sang Unicode, chọn cả văn bản đặt lại phông; hoặc chạy "kehoach convert-form".
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục 4.
    """


@_part("KH103", "so-trang", "error", "PG-09", "PG-10", "PG-11", "PG-12", "PG-13")
def page_numbers() -> None:
    """Số trang canh giữa ở lề trên, từ trang hai, chữ số Ả Rập.

    Phát hiện: số trang đặt dưới chân trang, có ở trang đầu, sai cỡ chữ, phụ lục không đánh số riêng.
    Vì sao: không đúng thể thức.
    Ví dụ: số trang ở góc phải cuối trang.
    Cách sửa: chèn số trang ở đầu trang, canh giữa, chọn "Trang đầu khác" (Different First Page).
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục 7; phần III, mục 1đ.
    """


@_part("KH104", "quoc-hieu-co-quan", "error", "QH-", "TN-01", "TN-02", "CQ-01", "CQ-02", "CQ-03", "CQ-05", "CQ-06")
def letterhead() -> None:
    """Quốc hiệu, Tiêu ngữ, tên cơ quan ghi đúng chữ và kiểu chữ.

    Phát hiện: Quốc hiệu, Tiêu ngữ sai chữ hoặc kiểu; tên cơ quan không in hoa, không đậm; thừa hoặc thiếu dòng cơ quan chủ quản.
    Vì sao: là phần đầu tiên văn thư xem khi cấp số.
    Ví dụ: kế hoạch của UBND xã có thêm dòng "ỦY BAN NHÂN DÂN HUYỆN" ở trên.
    Cách sửa: sửa theo mẫu 1.4; hoặc chạy "kehoach convert-form".
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 1, 2; Phụ lục III.
    """


@_part("KH105", "duong-ke", "warning", "TN-03", "CQ-04", "TY-02")
def lines_under() -> None:
    """Có đường kẻ dưới Tiêu ngữ, tên cơ quan và trích yếu, đúng độ dài.

    Phát hiện: thiếu đường kẻ, hoặc đường kẻ dài, ngắn quá quy định.
    Vì sao: không đúng thể thức.
    Ví dụ: dưới trích yếu không có đường kẻ.
    Cách sửa: chèn đường kẻ (Insert → Shapes → Line); không gạch chân chữ.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 1b, 2b, 5b.
    """


@_part("KH106", "so-ky-hieu", "error", "SO-")
def number() -> None:
    """Số và ký hiệu viết đúng cách: Số: 05/KH-UBND.

    Phát hiện: nhãn, kiểu chữ, khoảng trống, chữ viết tắt của số và ký hiệu khác quy định. Dự thảo chưa có số thì không báo.
    Vì sao: số và ký hiệu là cách mọi văn bản sau dẫn đến văn bản này.
    Ví dụ: "Số: 5 / KHUBND".
    Cách sửa: ghi "Số: 05/KH-UBND": dưới 10 thêm số 0, không có khoảng trống.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3.
    """


@_part("KH107", "dia-danh-ngay", "error", "DD-")
def place_and_day() -> None:
    """Địa danh và ngày, tháng, năm viết đúng cách.

    Phát hiện: địa danh không phải nơi đóng trụ sở; ngày dưới 10, tháng 1, 2 thiếu số 0; sai kiểu chữ. Dự thảo chưa ghi ngày thì không báo.
    Vì sao: ngày ban hành là mốc hiệu lực và mốc tính thời hạn.
    Ví dụ: "Tân Lộc, ngày 5/2/2026".
    Cách sửa: ghi "Tân Lộc, ngày 05 tháng 02 năm 2026", chữ nghiêng.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 4.
    """


@_part("KH108", "ten-loai-trich-yeu", "error", "TL-01", "TY-01")
def title() -> None:
    """Tên loại in hoa, đậm; trích yếu chữ thường, đậm, canh giữa.

    Phát hiện: kiểu chữ, canh dòng của "KẾ HOẠCH" và trích yếu khác quy định.
    Vì sao: không đúng thể thức.
    Ví dụ: trích yếu viết chữ in hoa.
    Cách sửa: sửa kiểu chữ; hoặc chạy "kehoach convert-form".
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 5b.
    """


@_part("KH109", "the-thuc-can-cu", "warning", "CC-")
def bases() -> None:
    """Căn cứ viết nghiêng, mỗi căn cứ một dòng, kết thúc bằng dấu chấm phẩy, dòng cuối dấu chấm.

    Phát hiện: căn cứ chữ đứng, sai dấu cuối dòng, thiếu thành phần; luật ghi cả số.
    Vì sao: không đúng thể thức.
    Ví dụ: "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025,".
    Cách sửa: chữ nghiêng; luật chỉ ghi tên và ngày; sửa dấu cuối dòng.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6a.
    """


@_part("KH110", "de-muc", "error", "PC-", "MU-", "KH-", "DI-", "DE-", "HD-", "VD-")
def headings() -> None:
    """Đề mục đúng thứ bậc và kiểu chữ: I., 1., a).

    Phát hiện: mục không dùng số La Mã, in hoa, đậm; khoản, điểm sai kiểu; phần, chương, mục, điều không có tiêu đề.
    Vì sao: người đọc không thấy được bố cục; dẫn chiếu bị nhầm.
    Ví dụ: mục lớn đánh "A/" thay cho "I.".
    Cách sửa: đánh lại theo I., 1., a); hoặc chạy "kehoach convert-form" để sửa kiểu chữ.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6đ; phần V.
    """


@_part("KH111", "doan-van", "error", "ND-")
def paragraphs() -> None:
    """Nội dung cỡ chữ 13 đến 14, một cỡ từ đầu đến cuối, canh đều hai lề, đúng lùi dòng và giãn dòng.

    Phát hiện: cỡ chữ, canh lề, lùi đầu dòng, khoảng cách đoạn và dòng khác quy định.
    Vì sao: không đúng thể thức; chỗ chép từ tệp khác lộ ra.
    Ví dụ: một mục cỡ chữ 12 giữa văn bản cỡ chữ 14.
    Cách sửa: chọn cả nội dung đặt lại; hoặc chạy "kehoach convert-form".
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6e; phần V, dòng 6.
    """


@_part("KH112", "dau-ket-thuc", "warning", "KT-01")
def end_mark() -> None:
    """Nội dung kết thúc bằng dấu "./.".

    Phát hiện: câu cuối của nội dung không có "./.".
    Vì sao: không rõ văn bản đã hết hay còn trang sau.
    Ví dụ: câu cuối kết thúc bằng dấu chấm.
    Cách sửa: thêm "./." vào cuối câu cuối.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục III, các mẫu văn bản.
    """


@_part("KH113", "chu-ky", "error", "KY-")
def signature() -> None:
    """Quyền hạn, chức vụ và họ tên người ký ghi đúng.

    Phát hiện: sai chữ TM., KT., TL., TUQ., Q.; sai kiểu chữ; ghi học hàm, học vị trước họ tên.
    Vì sao: ký sai thẩm quyền làm văn bản không có giá trị.
    Ví dụ: Phó Chủ tịch ký mà không có "KT. CHỦ TỊCH".
    Cách sửa: ghi "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 7; phần V, dòng 7.
    """


@_part("KH114", "the-thuc-noi-nhan", "error", "NN-")
def recipients() -> None:
    """Nơi nhận trình bày đúng cách, dòng cuối là "Lưu: VT, …".

    Phát hiện: sai kiểu chữ, gạch đầu dòng, dấu cuối dòng; thiếu dòng "Lưu"; có "Kính gửi", "Như trên" trong kế hoạch.
    Vì sao: văn thư gửi và lưu theo nơi nhận.
    Ví dụ: "- Lưu VT".
    Cách sửa: ghi "- Lưu: VT, VP." (đơn vị soạn thảo viết tắt sau VT).
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 9.
    """


@_part("KH115", "the-thuc-phu-luc", "warning", "PL-")
def appendices() -> None:
    """Phụ lục có dòng dẫn trong nội dung, đánh số La Mã, có tên và dòng kèm theo.

    Phát hiện: nội dung không nhắc phụ lục; phụ lục sai số, thiếu tên, thiếu dòng "(Kèm theo …)".
    Vì sao: phụ lục rời ra không biết của văn bản nào.
    Ví dụ: "Phụ lục số 01" không có dòng "(Kèm theo Kế hoạch số …)".
    Cách sửa: sửa theo mẫu phụ lục.
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III, mục 1.
    """
