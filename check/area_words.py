"""By level the words for its areas, as alternatives of a pattern over folded or printed text."""

AREAS = {"commune": r"xã(?! hội)|phường|thị trấn|đặc khu", "district": r"huyện|quận|thị xã|thành phố"}
