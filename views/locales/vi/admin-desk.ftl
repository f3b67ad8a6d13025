# The way through the forms of administration.
admin-look = Xem trước thay đổi
admin-back-to-form = Quay lại sửa
confirm-touched = Những gì sẽ thay đổi
field-confirmed = Tôi đã biết và vẫn thực hiện
field-opening_hours = Giờ làm việc
field-threshold_percent = Mức (%)
