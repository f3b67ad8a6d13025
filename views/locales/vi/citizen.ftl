# The citizen's form and the thanks.
citizen-send = Gửi đánh giá
citizen-error-level = Vui lòng chọn một mức độ hài lòng.
thanks-title = Ý kiến của Ông/Bà đã được ghi nhận.
