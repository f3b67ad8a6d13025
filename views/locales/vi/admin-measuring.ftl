# Đo lường: chỉ tiêu, giá trị chính thức, bộ câu hỏi, thang đo, nhập tệp.
admin-yes = có
admin-no = không
field-years = Năm báo cáo
field-value_percent = Giá trị (%)
field-scale = Thang đo
field-level = Mức
field-labels = Lời ghi
field-family = Khóa
field-groups = Nhóm câu hỏi

target-new = Thêm chỉ tiêu
target-end = Kết thúc chỉ tiêu
target-end-title = Kết thúc chỉ tiêu: { $name }
target-end-stays = Các năm đã qua vẫn được đánh giá theo chỉ tiêu này.
target-delete-title = Xóa chỉ tiêu: { $name }
target-delete-forever = Chỉ tiêu đã xóa không khôi phục được; muốn dùng lại phải lập chỉ tiêu mới.
target-delete-stays = Chỉ tiêu này chưa được áp dụng năm nào; việc xóa được ghi vào nhật ký.
target-goal = Mức phải đạt
target-measured = Tính trên những lượt đánh giá nào
target-topic-hint = Khóa của chủ đề, ví dụ «procedures». Các chỉ tiêu cùng chủ đề nối tiếp nhau qua các năm.
target-status-binding = bắt buộc
target-status-reference = tham chiếu, chỉ để so sánh
comparison-above = trên: phải lớn hơn mức
comparison-at_least = từ: bằng mức là đạt
measured-by-ratings = lượt đánh giá của hệ thống
measured-by-official_survey = kết quả điều tra chính thức

official-new = Thêm giá trị chính thức
official-period-hint = Ví dụ 2025, 2025-Q1, 2025-07 hoặc 2025-01-01..2025-06-30.
official-date-hint = Ngày công bố.

questionnaire-write = Soạn bộ câu hỏi { $name }
questionnaire-go-on = Sửa tiếp bản nháp
questionnaire-group = Nhóm câu hỏi thêm
scale-write = Soạn thang đo { $name }
scale-about-draft = Bản nháp sửa được. Sau khi công bố, thang đo không bao giờ thay đổi; muốn sửa thì lập phiên bản mới.
scale-levels-hint = Từ 5 (tốt nhất) xuống 1 (kém nhất), mức tốt nhất ở trên cùng. Dòng để trống là mức không dùng.
version-publish-title = Công bố { $name }?
version-publish-stays = Các lượt đánh giá đã nhận vẫn gắn với phiên bản đã hỏi.
version-publish-forever = Sau khi công bố, nội dung của phiên bản này không sửa được nữa.
version-retire-title = Ngừng dùng { $name }?
version-retire-stays = Các lượt đánh giá đã nhận với phiên bản này được giữ nguyên.
version-retire-forever = Phiên bản đã ngừng dùng không dùng lại được; chỉ lập được phiên bản mới.
version-discard-title = Bỏ bản nháp { $name }?
version-discard-stays = Các phiên bản đã công bố được giữ nguyên.
version-discard-forever = Nội dung bản nháp chỉ còn trong nhật ký.

import-kind-transactions = Số lượt giao dịch
import-kind-ratings = Lượt đánh giá
import-no-kind = Xin chọn nội dung của tệp.
import-no-file = Xin chọn một tệp có nội dung.
import-too-large = Tệp lớn hơn mức cho phép. Xin chia tệp, hoặc nhập bằng dòng lệnh trên máy chủ.
import-gone = Tệp đã chờ quá một giờ và đã bị xóa, hoặc đã được nhập. Chưa có gì được nhập trong lần này; xin chọn lại tệp.
import-look-again = Chưa nhập gì: dữ liệu đã thay đổi sau khi Ông/Bà xem trước. Xin xem lại bên dưới.
done-imported = Đã nhập tệp. Mọi thay đổi được ghi vào nhật ký.
