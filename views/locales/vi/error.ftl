# What went wrong, and what to do next.
error-title = Đã xảy ra lỗi
