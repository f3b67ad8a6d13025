# Importing files: what was done, and what is wrong with a file and where.
import-done = Imported { $rows } lines: { $added } added, { $changed } changed, { $unchanged } as they were.
import-checked = Checked { $rows } lines, nothing written: { $added } to be added, { $changed } to be changed, { $unchanged } as they are.
import-ratings-done = Imported { $rows } lines: { $added } ratings recorded, { $unchanged } were there already.
import-ratings-checked = Checked { $rows } lines, nothing written: { $added } ratings to be recorded, { $unchanged } are there already.

# Why nothing was imported.
import-unreadable = The file cannot be read: { $detail }.
import-encoding = The file is not UTF-8 but seems to be { $name }. Save it as CSV UTF-8 and import it again.
import-encoding-unknown = The file is not UTF-8 (from line { $line } on). Save it as CSV UTF-8 and import it again.
import-empty = The file is empty; it has not even a header.
import-faults = Nothing was imported. Faults in the file: { $count }.
import-more = … and { $count } more.
import-before = Nothing was imported: a file with the same content was imported before, on { $when }.
import-changed = Nothing was imported: the file or the data changed meanwhile. Please try again.
import-store = Nothing was imported, the database reports a failure: { $detail }.

# Where.
import-at-line = Line { $line }: { $problem }
import-at-column = Line { $line }, column { $column }: { $problem }

# The file as a whole.
import-unknown-column = there is no column named «{ $value }»; the columns are: { $expected }
import-double-column = this column appears twice
import-missing-column = this column is missing
import-fields = the line has { $found } fields where the header has { $expected }
import-unclosed-quote = the quotation mark opened on this line is never closed

# A cell.
import-required = this field must not be empty
import-control = it holds the control character { $code }, which is not allowed
import-too-long = the text has { $length } characters; at most { $max } are allowed
import-key = «{ $value }» is not a key (1 to 64 characters of a–z, 0–9, «-», «_», «.»)
import-word = «{ $value }» is not one of the allowed values: { $expected }
import-date = «{ $value }» is not a date; write it like 2026-07-15
import-instant = «{ $value }» is not a time; write it like 2026-07-15T09:30:00+07:00
import-future = this lies in the future
import-reversed = the last day comes before the first
import-year = «{ $value }» is not a year from 1900 to 2200
import-years-reversed = the last year comes before the first
import-percent = «{ $value }» is not a percentage from 0 to 100 with at most six decimals
import-count = «{ $value }» is not a whole number from 0 on
import-level = «{ $value }» is not a level of the scale (1 to 5, 5 is best)
import-id = «{ $value }» is not a UUID
import-period = «{ $value }» is not a period; write it like one of: { $expected }
import-no-such-day = «{ $value }»: there is no such day or month
import-twice = «{ $value }» stands twice

# What a cell refers to.
import-unknown-agency = unknown agency «{ $value }»: none has this key, and not exactly one has this name
import-unknown-agency-key = unknown agency «{ $value }»: none has this key, neither in the file nor in the data
import-unknown-kind = unknown kind of agency «{ $value }»
import-unknown-scope = unknown scope «{ $value }»
import-unknown-domain = unknown domain «{ $value }»
import-unknown-topic = unknown topic «{ $value }»: no target has it
import-unknown-point = unknown service point «{ $value }»
import-unknown-reason = unknown reason «{ $value }»: the questionnaire has none with this key
import-agency-not-valid = agency «{ $value }» does not exist on { $day }
import-point-not-valid = service point «{ $value }» does not exist on { $day }
import-no-common-day = the service point has no day in common with agency «{ $value }»

# Lines that do not go together.
import-same-key = «{ $value }» stands on line { $line } already
import-same-reference = «{ $value }» stands on line { $line } already; each dossier has one line
import-same-target = target «{ $value }» of the same scope, issuer and first year stands on line { $line } already
import-same-period = the value of «{ $value }» for the same scope and period stands on line { $line } already
import-same-count = the count for the same day, agency, domain and subject stands on line { $line } already
import-other-name = scope «{ $value }» has another name on line { $line }
import-parent-cycle = agency «{ $value }» stands above itself, directly or through others
import-successor-cycle = agency «{ $value }» succeeds itself, directly or through others
import-id-taken = another rating has this id
import-id-taken-in-file = line { $line } is another rating with this id

rescue-not-a-file = This is no file exported at a rating device.
rescue-newer = The file is of a newer version that this server cannot read; upgrade the server.
rescue-unknown-kiosk = This server has no device with the number in the file.
rescue-unsigned = The file carries no signature of the device. Take it only if you know where it comes from; its ratings will be flagged.
rescue-wrong-signature = The signature is wrong: the file was changed, or is of another device.
rescue-not-now = The database cannot store now; read the same file in again later.
