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
