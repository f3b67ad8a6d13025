# Lỗi trong các biểu mẫu quản trị. Mã bắt đầu bằng «import-» nằm trong import.ftl.
admin-nothing-changed = không có nội dung nào thay đổi
admin-incomplete = biểu mẫu chưa đầy đủ
admin-stale = «{ $value }» đã được người khác sửa trong lúc này. Ông/Bà vui lòng xem lại nội dung hiện tại rồi thực hiện lại
admin-key-taken = khóa «{ $value }» đã có; khóa không được dùng lại
admin-too-few = cần nêu ít nhất { $least }

# Cơ quan, đơn vị.
admin-ratings-outside = «{ $value }» có { $count } lượt đánh giá nằm ngoài thời gian này. Các lượt đó được giữ nguyên; đề nghị xác nhận nếu đúng ý định
admin-before-founding = «{ $value }» chưa được thành lập vào ngày { $day }
admin-ended-before = «{ $value }» đã kết thúc hoạt động trước ngày { $day }
admin-has-successors = «{ $value }» đã có đơn vị kế tục
admin-children-left = còn đơn vị trực thuộc chưa được xử lý: { $value }. Đề nghị chọn kết thúc cùng hoặc chuyển sang đơn vị kế tục
admin-move-needs-one = chỉ chuyển được khi có đúng một đơn vị kế tục
admin-move-early = chỉ chuyển được điểm tiếp nhận từ ngày { $value }: chuyển sớm hơn thì điểm tiếp nhận sẽ không nhận được đánh giá
admin-point-later = điểm tiếp nhận «{ $value }» bắt đầu sau ngày cuối cùng; đề nghị sửa thời gian của điểm này trước

# Phạm vi báo cáo.
admin-member-removed = «{ $value }» đã thuộc phạm vi này. Đề nghị ghi ngày kết thúc thay vì xóa, hoặc xác nhận: số liệu của các kỳ trước sẽ thay đổi

# Điểm tiếp nhận và ngày nghỉ.
admin-hours = «{ $value }» không phải khoảng giờ; ghi theo mẫu 07:30-11:30
admin-hours-overlap = «{ $value }» trùng với khoảng giờ khác trong ngày
admin-too-many-days = mỗi lần chỉ ghi được tối đa { $most } ngày
admin-no-holiday = «{ $value }» không phải ngày nghỉ

# Chỉ tiêu và kết quả công bố.
admin-no-target = không có chỉ tiêu số { $value }
admin-target-exists = chỉ tiêu «{ $value }» cùng phạm vi, cơ quan ban hành và năm bắt đầu đã có
admin-target-in-force = chỉ tiêu này đang hoặc đã được áp dụng: kết luận đã hiển thị sẽ thay đổi. Đề nghị xác nhận, hoặc kết thúc chỉ tiêu này và đặt chỉ tiêu mới
admin-target-was-in-force = chỉ tiêu này đang hoặc đã được áp dụng; chỉ có thể kết thúc, không thể xóa
admin-year-past = năm { $value } đã qua và đã được đánh giá theo chỉ tiêu này; chỉ có thể kết thúc sớm nhất vào năm { $earliest }
admin-year-later = chỉ tiêu đã kết thúc vào năm { $latest }
admin-no-value = không có kết quả công bố «{ $value }»
admin-value-exists = kết quả của «{ $value }» cùng phạm vi và kỳ đã có

# Phiếu hỏi và thang đánh giá.
admin-no-version = không có phiên bản «{ $value }»
admin-wrong-status = «{ $value }» { $status ->
    [draft] đang là bản nháp
    [published] đã công bố
   *[retired] đã ngừng sử dụng
  }; không thực hiện được thao tác này
admin-draft-exists = đã có bản nháp của phiên bản tiếp theo: «{ $value }». Đề nghị sửa tiếp bản nháp đó
admin-unknown-scale = thang đánh giá «{ $value }» không có hoặc đã ngừng sử dụng
admin-scale-unpublished = thang đánh giá «{ $value }» chưa công bố; cần công bố trước
admin-last-version = «{ $value }» là phiên bản cuối cùng đã công bố của bộ câu hỏi mà thiết bị đang dùng; cần công bố phiên bản khác trước
admin-scale-levels = thang đánh giá có từ hai đến năm mức, từ 1 đến 5
admin-scale-order = các mức xếp từ tốt nhất, mỗi mức một lần
admin-scale-satisfied = phải có mức được tính là hài lòng và có mức không được tính
admin-scale-needed = phiếu hỏi «{ $value }» đang dùng thang đánh giá này
admin-position = «{ $value }» không phải số thứ tự; nhập một số nguyên từ 1
