# Posters, counter cards and stickers.
print-question = Ông/Bà có hài lòng?
print-step-1 = Mở máy ảnh hoặc Zalo
print-step-2 = Hướng máy vào mã này
print-step-3 = Chạm vào đường dẫn hiện ra
print-type = Hoặc gõ địa chỉ này vào trình duyệt
print-promise = Không cần tên, không lưu số điện thoại.
print-domain = Lĩnh vực: { $domain }
print-scan = Quét mã để đánh giá
print-until = Dùng đến hết ngày { $day }
print-code = Mã QR dẫn đến { $address }
print-file = Mã QR đánh giá

# Printing that cannot be done.
error-no-links-title = Chưa có đường dẫn nào để in
error-no-links-next = Đường dẫn này đã đóng, hoặc cơ quan này và các đơn vị trực thuộc không có đường dẫn nào đang mở. Xin tạo đường dẫn trước, rồi in.
error-print-choice-title = Không in được theo cách đó
error-print-choice-next = Khổ in (size) là a4, a5, a6 hoặc sticker; định dạng (format) là pdf hoặc svg. In nhiều đường dẫn cùng lúc thì cần tên cơ quan (agency) và chỉ có dạng pdf.
error-too-many-links-title = Có quá nhiều đường dẫn để in một lần
error-too-many-links-next = Mỗi lần in được nhiều nhất 500 đường dẫn. Xin in riêng cho từng đơn vị trực thuộc.
