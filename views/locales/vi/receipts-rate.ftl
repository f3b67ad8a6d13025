# The response rate by receipt: ratings by receipt in percent of the receipts handed out.
receipts-title = Tỷ lệ phản hồi qua giấy tiếp nhận
receipts-rate = { $rate } ({ $used } trên { $handed_out } giấy)
receipts-none = – (trong kỳ chưa phát giấy tiếp nhận nào có mã đánh giá)
receipts-more-used = – (có { $used } lượt đánh giá nhưng chỉ biết { $handed_out } giấy đã phát trong kỳ: còn thiếu số giấy in ngoại tuyến, hoặc người dân dùng giấy phát từ trước)
receipts-withheld = – (không nêu khi kỳ mới qua dưới 28 ngày, để không nhận ra từng người)
receipts-line = Giấy tiếp nhận: { $rate } ({ $used }/{ $handed_out })
receipts-line-more-used = Giấy tiếp nhận: – ({ $used } lượt, mới biết { $handed_out } giấy)
receipts-unreported = Có khóa để in mã ngoại tuyến nhưng chưa có báo cáo số giấy đã in trong kỳ này. Nếu đã in, tỷ lệ phản hồi qua giấy tiếp nhận trên thực tế thấp hơn.
note-response = Tỷ lệ phản hồi trên mọi giao dịch là số lượt đánh giá trong kỳ, gửi bằng bất kỳ cách nào, chia cho số giao dịch trong kỳ. Tỷ lệ này khác tỷ lệ phản hồi qua giấy tiếp nhận: không phải giao dịch nào cũng có giấy tiếp nhận có mã, và không phải lượt đánh giá nào cũng dùng mã.
note-receipts = Tỷ lệ phản hồi qua giấy tiếp nhận là số lượt đánh giá bằng mã trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả trong kỳ chia cho số giấy phát trong kỳ. Giấy dùng được nhiều tháng nên lượt đánh giá có thể đến từ giấy phát trước kỳ.

# Counts of receipts printed offline, read from a file.
import-kind-receipts-printed = Số giấy tiếp nhận in ngoại tuyến
import-unknown-receipt-key = không có khóa ký mã số «{ $value }»
import-receipt-key-not-valid = khóa số «{ $value }» không ký mã của ngày { $day }
import-unknown-service-point = không có quầy, điểm tiếp nhận nào có khóa «{ $value }»
import-service-point-not-valid = quầy, điểm tiếp nhận «{ $value }» không hoạt động vào ngày { $day }
import-too-many-printed = «{ $value }» vượt quá mức tối đa { $max }
import-same-printed = số giấy cho cùng khóa, ngày, quầy và lĩnh vực đã có ở dòng { $line }
