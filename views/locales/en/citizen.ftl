# The citizen's form and the thanks.
citizen-send = Send rating
citizen-error-level = Please choose how satisfied you are.
thanks-title = Your opinion has been recorded.
