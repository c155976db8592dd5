"""The words that the grammars of bodies and duties are built on, as alternatives of a regular expression."""

from __future__ import annotations

import re


def _joined(words: str) -> str:
    """The alternatives that several lines list, as one."""
    return re.sub(r"\n\s*", "", words.strip())


BODY_KINDS = _joined(
    """
    Ủy ban nhân dân|Uỷ ban nhân dân|Ủy ban|Uỷ ban|UBND|UBMTTQ|UBMTTQVN|HĐND|Hội đồng|Thường trực|Ban Chỉ đạo|Ban|
    Bộ phận|Bộ trưởng|Bộ|Sở|Phòng|Văn phòng|Trung tâm|Chi cục|Cục|Vụ|Tổng cục|Hội|Liên đoàn|Liên hiệp|Liên minh|
    Đoàn|Đài|Báo|Cổng|Công an|Thanh tra|Kho bạc|Bảo hiểm|Ngân hàng|Công ty|Tổng công ty|Tập đoàn|Trường|Trạm|Viện|
    Bệnh viện|Hạt|Đảng ủy|Đảng uỷ|Thường vụ|Cấp ủy|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Quận ủy|
    Thị ủy|Mặt trận|Tòa án|Viện kiểm sát|Quân sự|Chính phủ|Thủ tướng|Quốc hội|Đảng bộ|Ban Chấp hành|Bộ Chính trị|
    Ban Bí thư|Chủ tịch|Phó Chủ tịch|Thủ trưởng|Người đứng đầu|Trưởng|Phó Trưởng|Giám đốc|Tổng Giám đốc|Bí thư|
    Hiệu trưởng|Chánh|Công chức|Cán bộ|Cơ quan|Đơn vị|Doanh nghiệp|Tỉnh đoàn|Huyện đoàn|Thành đoàn|Quận đoàn|
    Xã đoàn|Trưởng đoàn|Thư ký|Tiểu ban|Đội|Chi hội|Chi đoàn|Hiệp hội|Hợp tác xã|Chi nhánh|Cảnh sát|Hải quan|Thuế|
    Thống kê|Đồn|Tổ|Quỹ|
    Nhân viên|Giáo viên|Tổng phụ trách|Thông tấn xã|Công đoàn|Khoa(?! học)|Khối thi đua|Cụm thi đua|Chi bộ|BHXH|MTTQ|LĐLĐ|TAND|VKSND|NHCSXH|KBNN|
    Nhà trường|Bưu điện|Điện lực|Ban Quản lý|Ngành|Địa phương|Lãnh đạo|Thành viên|Hai bên|
    Chuyên viên|Kế toán|Viettel|VNPT|MobiFone|Mobifone|Đồng chí|Đ/c|Xí nghiệp|Nhà máy|Chủ đầu tư|Ban Quản trị
    """
)
"""What a body's name begins with, written with capitals."""

DOING = _joined(
    r"""
    chủ trì|phối hợp|kết hợp|giải phóng|(?<!tiếp )nhận(?= (?:hồ sơ|đăng ký|báo cáo))|kiểm điểm|họp|giao ban|khen thưởng|dự thảo|
    có(?= (?:chức năng|nhiệm vụ|(?:các )?quyền|thẩm quyền))|có trách nhiệm|trong phạm vi|chịu trách nhiệm|(?<!liệu )(?<!ngành )(?<!đầu tư )xây dựng|
    (?<![Xx]ây )dựng(?= (?:nhà|lán|trại|rạp|lều|rào))|
    trưng (?:tập|dụng)|tham mưu|
    tổ chức(?!\s*,|\s+(?:chính trị|xã hội|đoàn thể|kinh tế|tôn giáo|thành viên|và cá nhân|cá nhân|có liên quan|liên quan))|
    triển khai|căn cứ|hướng dẫn|tiếp tục|chủ động|tăng cường|thực hiện|theo dõi|rà soát|đẩy mạnh|bố trí|báo cáo|
    đăng ký|gửi|nộp|(?<!công )(?<!dân )(?<!độc )lập|bình xét|xem xét|đổi mới|kiểm tra|đôn đốc|(?<!dục )thường xuyên|kịp thời|
    nghiêm túc|khẩn trương|
    chỉ đạo|phát huy|tham gia|vận động|tuyên truyền|ban hành|cân đối|thẩm định|(?<!vụ )(?<!khoa )tổng hợp|theo chức năng|trực tiếp|
    quán triệt|đề xuất|là cơ quan|là đầu mối|tạo điều kiện|cung cấp|phát động|quan tâm|(?<![Bb]ầu )(?<!ứng )(?<!đề )cử|trình|
    (?<!kế hoạch )lựa chọn|duy trì|
    nâng cao|hoàn thành|hoàn thiện|hỗ trợ|khuyến khích|giám sát|đảm bảo|bảo đảm|quản lý|phân công|xác định|
    thông báo|công khai|đưa|mở|tập trung|chuẩn bị|giúp|tiến hành|giới thiệu|tiếp nhận|xử lý|cập nhật|đánh giá|
    lồng ghép|thống nhất|phổ biến|sử dụng|huy động|kiện toàn|thành lập|dự toán|chấp hành|niêm yết|sắp xếp|tích cực|
    định kỳ|hằng năm|hàng năm|hằng quý|trên cơ sở|phê duyệt|đề nghị|yêu cầu|giao(?! (?:thông|dịch)\b)|nghiên cứu|ứng dụng|khai thác|
    phát hiện|nêu gương|biểu dương|giải quyết|rút kinh nghiệm|vận hành|kết nối|tăng thời lượng|đồng bộ|thu thập|
    chia sẻ|số hóa|số hoá|tích hợp|liên thông|khảo sát|khắc phục|ứng phó|sơ tán|di dời|tuần tra|bảo vệ|phòng ngừa|
    đấu tranh|ngăn chặn|điều tra|xác minh|hoàn chỉnh|tập hợp|bàn giao|ký kết|ký ban hành|tự kiểm tra|
    phải|cần|nhân rộng|bồi dưỡng|tập huấn|đào tạo|biên soạn|phát hành|phát sóng|xây mới|sửa chữa|nâng cấp|mua sắm|
    cấp phát|chi trả|thanh toán|quyết toán|thu gom|vệ sinh(?! thực phẩm| an toàn)|phun|diệt|xét nghiệm|điều trị|
    thu dung|cách ly|tiêm|
    sẵn sàng|trực ban|ưu tiên|thí điểm|(?<!chủ )(?<!dự án )đầu tư|kêu gọi|thu hút|rút ngắn|cắt giảm|đơn giản hóa|chấm điểm|tự chấm|
    xếp loại|xét|(?<!lựa )chọn|hòa giải|trả lời|giải đáp|hằng tháng|hàng tháng|hằng tuần|hàng tuần|hàng quý|nghiêm cấm|
    tổng kết|sơ kết|làm tốt|làm sạch|làm đầu mối|thông tin(?= (?:kịp thời|rộng rãi|đầy đủ))|tặng|
    dành|chi(?= (?:trả|từ))|đăng tải|treo|đẩy nhanh|
    công bố|lấy(?= (?:mẫu|ý kiến))|thăm|chúc mừng|trao(?= (?:giải|thưởng|tặng|quà|bằng))|khởi công|khánh thành|ra quân|
    tham dự|cho vay|được(?= (?:đề nghị|mời))|định hướng|lãnh đạo(?= (?:chỉ đạo|cán bộ|đảng viên|thực hiện|tổ chức|việc|công tác)|, chỉ đạo)|thẩm tra|
    (?<!tịch )(?<!đạo )(?<!đốc )(?<!viên )phụ trách(?! của)|
    phát thanh(?= (?:nội dung|tuyên truyền|tin|bài|các tin|hằng|hàng|mỗi|ít nhất|tối thiểu|\d))|
    thu(?= (?:BHYT|BHXH|bảo hiểm|phí|lệ phí|tiền|nộp|ngân sách))|cùng(?= (?:tham gia|phối hợp|thực hiện|triển khai|chung tay))|
    tham quan|trồng|chăm sóc|
    lưu giữ|xác nhận|kê khai|truy cập|nhập(?= (?:dữ liệu|số liệu))|phân bổ|phân loại|kiểm kê|kiểm soát|lắp đặt|bảo dưỡng|tạm dừng|
    đình chỉ|thu hồi|xử phạt|bầu(?! cử)|thông qua|quyết định|quy định|điều phối|điều động|điều chỉnh|bổ sung|tuyển dụng|
    chuyển(?= (?:giao|hồ sơ|báo cáo|danh sách))|
    nhắc nhở|phê bình|cảnh báo|dự báo|quan trắc|diễn tập|canh gác|khoanh vùng|
    trao đổi|thảo luận|thỏa thuận|thoả thuận|
    giữ|soạn thảo|in ấn|biểu diễn|giải tỏa|giải toả|giải ngân|khai mạc|bế mạc|kết luận|ký(?= (?:cam kết|giao ước|hợp đồng))
    """
)
"""Verbs, and adverbs before them, that end the name of a body and begin what it does; written small."""

PLURAL_BODIES = _joined(
    """
    cơ quan|sở|ban|phòng|đơn vị|địa phương|tổ chức|đoàn thể|hội|ngành|cấp|bộ|trường|doanh nghiệp|bệnh viện|viện|chi hội|chi đoàn|
    hội viên|cấp ủy|khu phố|tổ dân phố|khóm|bản|cơ sở|nhà trường|hợp tác xã|đồng chí|lực lượng|đội|trưởng|bí thư|chi bộ|
    hộ|chủ|đài|báo|phương tiện|xã|phường|huyện|thành viên|tập thể|chi cục|trung tâm|công ty|ủy ban|uỷ ban|ubnd|thôn|ấp|
    bộ phận|công chức|cán bộ|khoa(?! học)|công đoàn|khối thi đua|cụm thi đua|tổ|giáo viên|nhân viên|
    lớp(?! (?:tập huấn|bồi dưỡng|đào tạo|học|dạy|sơ cấp|xóa|tuyên truyền|phổ biến))
    """
)
"""What follows "các", "mỗi" where many bodies are meant."""

SMALL_BODIES = _joined(
    r"""
    phòng|sở|văn phòng|trung tâm|công an|thanh tra|đài|ủy ban|uỷ ban|cơ quan|đơn vị|chủ tịch|thủ trưởng|công chức|cán bộ|
    bộ phận|hai bên|người (?:sử dụng lao động|đứng đầu)|tổ (?:công tác|kiểm tra|giúp việc)|lãnh đạo|chính quyền|cấp ủy|
    lực lượng(?= (?:dân quân|công an|quân sự|vũ trang|chức năng|xung kích|cứu hộ|bảo vệ|đoàn viên))|
    đoàn (?:kiểm tra|thanh tra|công tác|giám sát)|trưởng (?:thôn|ấp|khu phố|bản|đoàn)
    """
)
"""Bodies written small at the start of a phrase: "phòng Nội vụ", "người sử dụng lao động"."""

GROUPS = "cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp|cá nhân|đoàn thể"
"""Groups that make one body together: "các cơ quan, đơn vị và địa phương"."""

AREAS = "tỉnh|huyện|quận|thành phố|thị xã|xã|phường|thị trấn|đặc khu"
"""Kinds of areas, written small."""
