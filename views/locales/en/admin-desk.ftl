# The way through the forms of administration.
admin-look = Review the changes
admin-back-to-form = Back to the form
confirm-touched = What will change
field-confirmed = I know this and want to go on
field-opening_hours = Opening hours
field-threshold_percent = Threshold (%)
