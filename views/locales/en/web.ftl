# Words that the web layer fills into page structs.
nav-start = Public figures
nav-dashboard = Dashboard
nav-docs = API
main-navigation = Main navigation
notice-open = You see this demonstration without signing in, as the leadership does. Only this machine may.
footer-public = Ratings given directly by citizens and organisations (kiosk, QR code, paper form).
api-docs-title = API documentation
api-docs-no-script = This page needs JavaScript. The OpenAPI document:

calendar-calendar = Plain calendar (months, quarters, years)
calendar-reporting = Reporting periods of Decree 09/2019/NĐ-CP
calendar-calendar-short = plain calendar
calendar-reporting-short = reporting periods of Decree 09/2019/NĐ-CP

subject-any = All subjects
subject-procedure = Administrative procedures
subject-health_service = Medical care
subject-education_service = Teaching
subject-other = Other subjects

channel-kiosk = Kiosk
channel-qr = QR code at the counter
channel-receipt = Code on the receipt
channel-link = Link
channel-paper = Paper form

topic-procedures = Administrative procedures
topic-procedures_land_construction = Of these: land, construction
topic-service = Service of state administrative agencies
topic-public_health = Public health services
topic-public_education = Public education services

period-kind-year = Year
period-kind-half = Half-year
period-kind-nine-months = Nine months
period-kind-quarter = Quarter
period-kind-month = Month
period-kind-years = Phase
period-kind-custom = Other
period-custom = Custom period
period-custom-incomplete = Please enter both the first and the last day.

trend-title-year = last { $count } years
trend-title-half = last { $count } half-years
trend-title-nine-months = last { $count } nine-month periods
trend-title-quarter = last { $count } quarters
trend-title-month = last { $count } months
trend-title-day = last { $count } days

short-half-first = H1/{ $year }
short-half-last = H2/{ $year }
short-nine-months = 9M/{ $year }
short-quarter = Q{ $quarter }/{ $year }
short-month = { $month }/{ $year }

choice-unknown = «{ $value }» is not in the catalogue; the default is shown.
note-pooled-scales = These figures pool different scales.
note-filter-subject = Only: { $subject }.
note-whole-agency = All ratings about this unit are counted.
unit-days = { $days } ({ $count } days)
group-land_construction = Land, construction
evidence-title-agency = { $agency }
evidence-title-agency-domain = { $agency }, domain { $domain }
criterion-agency = Agency
criterion-domain = Domain
criterion-subject = Subject
criterion-view = Counted by
criterion-all = all
as-of-time = { $hour }:{ $minute }, { $day }
valid-until-word = until { $day }
valid-from-word = from { $day }
evidence-page = Part { $page }
score-total = Total
import-refused-demo = This is the demonstration database; real data are not imported into it.

permission-own = the own agency and those below it only

done-password = Your password was changed. Your other sessions have ended.
done-signed-out = You are signed out.
done-accepted = The password is set. Please sign in.
done-session-ended = That session has ended.
done-sessions-ended = Your other sessions have ended.
done-factor-off = Two-step sign-in is off.
done-saved = The change is saved.
done-revoked = The token was revoked.

setup-title = Make the first administrator
setup-about = Nobody has an account yet. The first administrator invites the others. This link works once.
setup-send = Make the account
setup-error-email = Please type a whole e-mail address, such as name@agency.gov.vn.
setup-error-name = Please type a name.

factor-issuer = Satisfaction ratings
factor-off-title = Turn two-step sign-in off?
factor-off-happens = From now on the password alone is enough. Recovery codes work no longer, and your other sessions end.
factor-off-send = Turn it off
new-codes-title = Make new recovery codes?
new-codes-happens = The old recovery codes work no longer, the unused ones included.
new-codes-send = Make new codes

user-invite-about = Whoever is invited gets a link by which to choose a password.
user-invite-send = Make the invitation
user-invited-title = The invitation is made
user-agency-hint = The head of an agency belongs to one. Administrators, leadership and auditors belong to none.
user-agency-none = (no single agency)
user-link = Link
user-link-send = Send this link to { $email } by a safe way, and post it nowhere.
user-link-once = The link works once; the receiver chooses the password.
user-reset-title = The link to a new password is made
user-reset-ask = Make a link to a new password for { $name }?
user-reset-happens = Links sent before work no longer. Once the new password is chosen, all sessions of this person end.
user-reset-stays = Role, agency and present password stay until the new password is chosen.
user-reset-make = Make the link
user-factor-off-hint = When the telephone is lost and no recovery code is left.
user-lock-ask = Lock the account of { $name }?
user-lock-happens = This person cannot sign in any more; sessions and invitations end at once. The account can be unlocked again.
user-unlink-ask = Remove the link of { $name } to the identity provider?
user-unlink-happens = This person can no longer sign in with the linked account; all sessions end at once.
user-unlink-stays = The account and its password here stay. The next sign-in there with the same verified e-mail address makes a new link; to keep somebody out, lock the account.
user-unlock-ask = Unlock the account of { $name }?
user-unlock-happens = This person can sign in again with the old password.
user-error-role = Please choose a role.
user-error-agency-missing = This role belongs to an agency.
user-error-agency-needless = This role belongs to no agency.
user-error-agency-unknown = There is no such agency.
user-error-email-taken = This address has an account already.
user-error-last-administrator = This is the last administrator who can sign in. Please make another one first.

token-made-title = The token is made
token-made-step = Copy it into the settings of the program that will use it. Do not send it by e-mail.
token-name-hint = Which program uses it, such as "one-stop portal".
token-until-hint = Good to the end of this day. Leave it empty for no end.
token-error-name = Please type a name.
token-error-grants = Please choose at least one grant.
token-error-until = Please type a day, today or later.
token-revoke-ask = Revoke the token "{ $name }"?
token-revoke-happens = The program that uses it is refused from its next call on.
token-revoke-forever = A revoked token cannot be used again; make a new one if need be.
grant-ratings_write = Send ratings
grant-scores_read = Read scores
grant-receipts_issue = Issue receipt codes
value-yes = yes
value-no = no

# Values of the audit log
scope-all = All agencies
field-second_factor = Second factor
field-identity_provider = Identity provider
field-purpose = Purpose
field-expires_at = Expires
field-id = Number
field-sessions = Sessions ended
field-passwords = Wrong passwords
field-codes = Wrong codes
field-confirmations = Refused confirmations
field-provider = Refusals by the identity provider's way
field-by = Way in
value-by-password = Password
value-by-provider = Identity provider
field-first_at = First
field-last_at = Last
field-texts = Texts deleted
field-of_days_before = Of days before
field-differing = Rows mended
field-half_months = Half-months looked at
field-recovery_codes = Recovery codes
field-service_point = Service point
field-action = Action
field-who = Who
field-words = Words were looked for
value-purpose-invite = invitation
value-purpose-reset = password reset
