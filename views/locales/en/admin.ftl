# Parts of every page at work: forms, lists, history.
form-optional = (optional)
form-error = Error:
form-choose = – Choose –
form-wrong = { $n ->
    [one] One thing needs another look
   *[other] { $count } things need another look
}
form-title-wrong = Another look: { $title }
form-save = Save
form-save-draft = Save as a draft
form-add-line = Add a line
form-cancel = Cancel, go back
form-stale = Somebody else has just changed this. Please look at the new values below and save again.
form-delete = Delete
form-none = (none)
form-any = (all)

list-search = Search
list-search-hint = With or without diacritics.
list-search-send = Search
list-search-reset = Clear search and filters
list-empty = There is nothing here.
list-none = Nothing here yet.
list-empty-next = Try fewer words in the search, or clear the filters.
list-pages = Pages of the list
list-previous = Previous page
list-next = Next page
list-range = { $first }–{ $last } of { $count }
list-count = { $n ->
    [one] One entry
   *[other] { $count } entries
}

history-title = History
history-empty = No change has been recorded yet.
history-before = before:
history-after = after:
history-removed = (taken away)
history-more = See in the audit log

admin-title = Administration
admin-about = What the service needs to know about the organisation, the measuring and the people. Every change is recorded.
admin-read-only = Your role sees every page of the administration and changes nothing.
admin-waiting = Waiting for somebody
admin-ways = More to do on this page
admin-actions = What can be done
admin-related = Related pages
admin-none = none
admin-add = Add
admin-edit = Edit
admin-group-organisation = Organisation
admin-group-measuring = Measuring
admin-group-access = People and access
admin-group-data = Data
admin-edit-title = Edit: { $name }
admin-saved = “{ $name }” was saved.
admin-created = “{ $name }” was added.

confirm-happens = What will happen
confirm-stays = What stays as it is
confirm-forever = What cannot be undone
once-warning = Shown only now. The service keeps just a trace to check it by and cannot show it again.
once-until = Good until { $time }.
once-onward = Go to “{ $name }”

tree-title = Agencies
tree-about = The organisation as of one day. History stays with the agency that was valid at the time.
tree-day = As of
tree-days = Days with changes
tree-count = { $n ->
    [one] One agency as of { $day }
   *[other] { $count } agencies as of { $day }
}
tree-change = Change
tree-found = Found an agency
tree-found-below = Found an agency below
tree-rename = Rename
tree-merge = Merge
tree-split = Split
tree-dissolve = Dissolve
tree-today = Today

users-title = Users
users-about = Who may sign in, in which role. Accounts are given by invitation.
users-invite = Invite somebody
users-factor = Second step
users-factor-on = On
users-factor-off = Off
users-identity = Identity provider
users-seen = Last seen
users-never = never
user-active = active
user-invited = invited
user-invitation-expired = invitation expired
user-disabled = locked
user-new-invitation = Send a new invitation
user-reset = Reset the password
user-factor-off = Switch the second step off
user-disable = Lock the account
user-unlink = Remove the link to the identity provider
user-enable = Unlock the account
user-end-sessions = End all sessions

tokens-title = API tokens
tokens-about = Which programs may call the API, and with which grants. Give each program its own, so that it can be revoked alone.
tokens-add = Make a token
tokens-grants = Grants
tokens-used = Last used
tokens-until = Expires
tokens-made = Made
tokens-never = not used yet
tokens-no-end = no end
tokens-empty = There are no tokens yet.
tokens-empty-next = Make one when the one-stop system or another program needs to send ratings, issue receipt codes or read figures.
token-active = active
token-expires-soon = expires soon
token-expired = expired
token-revoked = revoked
token-revoke = Revoke

hours-title = Opening hours
hours-from-1 = Morning from
hours-until-1 = until
hours-from-2 = Afternoon from
hours-until-2 = until (afternoon)
hours-closed = Leave empty where closed.
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
holidays-title = Holidays
holidays-about = Public holidays and other days off, of all service points or of one. A kiosk that is silent on such a day is not taken for broken.

questionnaire-draft = draft
questionnaire-published = in use
questionnaire-retired = retired
questionnaire-about-draft = A draft can be edited. Once published it never changes; to change it, make a new version.
questionnaire-about-published = A published version cannot be edited, because ratings must always be read with the question that was asked.
questionnaire-about-retired = This version is no longer asked. The ratings it collected stay.
questionnaire-publish = Publish
questionnaire-retire = Retire
questionnaire-discard = Discard the draft
questionnaire-new-version = Make a new version
questionnaire-faults = To be completed before publishing
questionnaire-preview = Preview
questionnaire-preview-about = What citizens will see, in both languages.
questionnaire-as-citizen = Open as on a phone
questionnaire-missing = missing
questionnaire-after-when = When “{ $reason }” is chosen:
questionnaire-more = Further questions
questionnaire-name = Questionnaire
questionnaire-version = Version
questionnaire-versions = Versions
questionnaire-versions-about = Each rating names the version that was asked.
questionnaire-dates = In use
questionnaire-used = Ratings

import-page-title = Import a CSV file
import-page-about = The file is checked first and nothing is changed. If one thing is wrong, no line is imported.
import-kind = What does the file hold?
import-file = File
import-file-hint = CSV in UTF-8, with commas or semicolons, at most { $size }.
import-look = Preview the changes
import-columns = The columns of a file
import-columns-about = The first line names the columns, in any order.
import-confirm = Import these changes
import-again = Choose another file
preview-title = Preview: { $kind }
preview-file = File { $file }, { $n ->
    [one] one line
   *[other] { $lines } lines
} of data. Nothing has changed yet.
preview-added = New
preview-changed = Changed
preview-unchanged = There already
preview-ratings-forever = Ratings that were imported can be neither changed nor deleted any more, not even by an administrator; the rates of those days change with them.
preview-nothing = Everything in the file is there already; there is nothing to import.
preview-faults = { $n ->
    [one] One thing is wrong in the file
   *[other] { $count } things are wrong in the file
}
preview-faults-next = Nothing was imported. Please mend the file and choose it again.
preview-line = Line
preview-column = Column
preview-fault = What is wrong
preview-more-faults = { $n ->
    [one] and one more.
   *[other] and { $count } more.
}
preview-rows = Entry by entry
preview-more-rows = { $n ->
    [one] and one more entry.
   *[other] and { $count } more entries.
}
preview-at-line = line { $line }
preview-effect-added = new
preview-effect-changed = changed
preview-effect-unchanged = unchanged

# Kinds of things, as the audit log and headings name them.
object-agency = agency
object-agency_kind = kind of agency
object-scope = scope
object-domain = domain
object-domain_group = group of domains
object-target = target
object-official_value = official value
object-service_point = service point
object-opening_hours = opening hours
object-holiday = holiday
object-questionnaire = questionnaire
object-scale = scale
object-user = user
object-invitation = invitation
object-token = API token
object-kiosk = kiosk
object-link = rating link
object-receipt = receipt codes
object-receipt_key = key for receipt codes
object-printed_receipts = receipts printed offline
object-import = import
object-session = sign-in
object-comment = texts of comments
object-rollup = figures
object-audit_log = audit log

# Their lists.
objects-scope = Scopes
objects-domain = Domains
objects-target = Targets
objects-official_value = Official values
objects-service_point = Service points
objects-questionnaire = Questionnaires
objects-scale = Scales
about-agency = Who is rated: founded, renamed, merged, split, dissolved.
about-scope = The agencies that a report counts, by dates.
about-domain = The fields of procedures and their groups.
about-target = What is to be reached, who set it and how it is measured.
about-official_value = Values published by ministry and city, shown beside our figures.
about-service_point = Where people are served, for which agency, at which hours.
about-questionnaire = Questions, reasons and words; draft, preview, publish.
about-scale = The levels of an answer, and which of them count as satisfied.
about-import = Bring in lists and numbers from CSV files, with a preview.
about-audit = Who changed what, when, from which role.

# Names of fields, in forms, lists and histories.
field-name = Name
field-name_vi = Vietnamese name
field-name_en = English name
field-key = Key
field-key-hint = Small letters without diacritics, digits, hyphens. Files and other programs use it; it cannot be changed once saved.
field-kind = Kind
field-parent = Above it
field-area_code = Area code
field-agency_code = Agency code
field-valid_from = Valid from
field-valid_until = Until the end of
field-valid-hint = Leave empty if unknown: from the start, or until further notice.
field-successors = Successors
field-source = Legal basis
field-source-hint = Number, date and issuer of the document.
field-members = Members
field-with_descendants = With agencies below
field-group = Group
field-agency = Agency
field-serves_agency = Serves the deciding agency
field-domains = Domains
field-subject = Subject
field-topic = Topic
field-scope = Scope
field-agency_kinds = Kinds of agencies
field-measured_by = Measured by
field-year_from = From report year
field-year_until = Until report year
field-comparison = Comparison
field-threshold = Threshold
field-status = Status
field-issuer = Issuer
field-value = Value
field-period = Period
field-calendar = Calendar
field-date = Date
field-day = Day
field-title = Main question
field-levels = Levels
field-satisfied = Counts as satisfied
field-reasons = Reasons
field-comment = Comments allowed
field-email = E-mail address
field-role = Role
field-state = State
field-active = May sign in
field-grants = Grants
field-expires = Expires
field-reason = Reason
