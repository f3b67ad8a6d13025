# Getting in, one's own account, and the parts of the frame that know who is signed in.
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-account = My account
frame-trail = Where this page is

notice-done = Done.
notice-info = Please note.
notice-problem = Not done.

account-email = E-mail address
account-password = Password
account-throttled = There were too many wrong tries. Please try again in { $n ->
    [one] one second
   *[other] { $seconds } seconds
}; the account is not locked.
account-expired = The step before was too long ago. Please sign in again from the start.

sign-in-title = Sign in
sign-in-send = Sign in
sign-in-wrong = The e-mail address or the password is not right.
sign-in-or = or
sign-in-with = Sign in with { $provider }
sign-in-help-title = Cannot sign in?
sign-in-help = Accounts are given by invitation. If you have lost your password, please ask an administrator for a reset link.

code-title = Second step
code-label = Code
code-hint = The six digits that the authenticator app on your phone shows now.
code-send = Continue
code-wrong = The code is not right or has expired. Please type the one the app shows now.
code-recovery-title = No phone at hand?
code-recovery-label = Recovery code
code-recovery-hint = One of the codes you printed or stored when you switched the second step on. Each works once.
code-recovery-send = Use a recovery code
code-restart = Sign in with another account

enrol-title = Switch on the second step
enrol-about = When you sign in you then type, besides the password, six digits from your phone. Whoever knows the password but does not have the phone stays out.
enrol-required = Your role requires the second step; please switch it on before you go on.
enrol-app = Install an authenticator app on your phone.
enrol-app-which = Any app that makes time-based codes (TOTP) will do; it needs no network.
enrol-scan = Scan this QR code with the app.
enrol-qr = QR code of the secret key; the key is also written below.
enrol-by-hand = If you cannot scan, type this key for the account { $account }:
enrol-confirm = Type the code that the app shows.
enrol-code = Code
enrol-code-hint = Six digits. The code changes every 30 seconds.
enrol-send = Switch on the second step
enrol-password-hint = So that it is certain that this is you.
enrol-wrong = The code or the password is not right. Please check that your phone sets its clock by itself, then type the code it shows now.

recovery-title = Recovery codes
recovery-once = These codes are shown only once. Please print or copy them now.
recovery-about = If your phone is lost or broken, each of them takes the place of a code once. Keep them in a safe place, apart from your password.
recovery-whose = Codes of { $account }, made { $time }.
recovery-print = To print, use your browser's print command (Ctrl + P); only the codes are printed.
recovery-onward = I have stored the codes

password-invitation-title = Accept the invitation
password-invitation-about = Hello { $name }. You are invited to use this service with the address { $email }. Please choose a password to begin.
password-invitation-send = Set the password and sign in
password-role = Role:
password-reset-title = Reset the password
password-reset-about = Please choose a new password for the account { $email }. All open sessions of { $name } will end.
password-reset-send = Set the new password
password-change-title = Change the password
password-change-about = Your other sessions will end after the change; this one goes on.
password-change-send = Change the password
password-current = Password in use
password-new = New password
password-again = New password once more
password-rule-length = At least { $n ->
    [one] one character
   *[other] { $count } characters
}; spaces and letters with diacritics are welcome.
password-rule-sentence = A long sentence you remember is better than a short word with odd characters.
password-rule-guess = Not your name, your e-mail address or a common password.
password-error-wrong = The password in use is not right.
password-error-short = The new password needs at least { $count } characters.
password-error-long = The new password may have at most { $count } characters.
password-error-common = This password is too common or too easy to guess. Please choose another.
password-error-personal = The new password must not hold your name or e-mail address.
password-error-same = The new password must differ from the one in use.
password-error-again = The two new passwords are not the same.

gone-title = This link no longer works
gone-why = Links of invitations and password resets work once and only for a time.
gone-next = If you have set your password already, you can sign in. If not, please ask an administrator for a new link.

own-title = My account
own-name = Name
own-role = Role
own-agency = Agency
own-agency-all = All
own-may = What may this role do?
own-who-changes = An administrator changes name, role and agency.
own-password-elsewhere = The password is kept by your organisation's identity provider.
own-factor = Second step
own-factor-elsewhere = Kept by your organisation's identity provider.
own-factor-off = Off. Switch it on, so that whoever learns your password still cannot sign in.
own-factor-on = On since { $day }.
own-factor-switch-off = Switch the second step off
own-factor-stays = Your role requires it, so it cannot be switched off.
own-codes-left = { $n ->
    [0] No recovery codes are left. Please make new ones.
    [one] One unused recovery code is left.
   *[other] { $count } unused recovery codes are left.
}
own-codes-new = Make new recovery codes
own-sessions = Open sessions
own-sessions-about = If you do not know one of them, end it and change your password.
own-sessions-end-others = End all other sessions
own-session-this = this session
own-session-times = signed in { $since }, last used { $seen }
own-session-end = End

forbidden-title = You may not open this page
forbidden-role = This page needs the permission “{ $wanted }”. Your role, “{ $role }”, does not have it.
forbidden-roles = The roles that have it:
forbidden-agency = The role “{ $role }” has the permission “{ $wanted }”, but only for its own agency:
forbidden-ask = If you need this page for your work, please ask an administrator.
forbidden-factor-title = The second step must be switched on
forbidden-home = To my first page

# Roles and what they may do, by their keys.
role-administrator = administrator
role-leadership = leadership
role-agency_manager = agency manager
role-kiosk_officer = kiosk officer
role-auditor = auditor
role-viewer = viewer

permission-view_figures = See figures
permission-view_evidence = See evidence
permission-view_comments = Read comments
permission-view_single_ratings = See single ratings
permission-view_administration = See the administration
permission-manage_agencies = Manage agencies
permission-manage_scopes = Manage scopes
permission-manage_domains = Manage domains
permission-manage_service_points = Manage service points
permission-manage_targets = Manage targets and official values
permission-manage_questionnaires = Manage questionnaires and scales
permission-manage_users = Manage users
permission-manage_tokens = Manage API tokens
permission-view_kiosks = See devices
permission-manage_kiosks = Manage kiosks
permission-view_links = See QR codes and links
permission-manage_links = Manage rating links
permission-view_replies = See what agencies did about earlier comments
permission-manage_replies = Say what the agency did about earlier comments
permission-import_data = Import data
permission-read_audit = Read the audit log
permission-own_account = Use the own account

## Confirming before an act of consequence
confirm-title = Confirm that it is you
confirm-about = This affects who can get into the system, and your last confirmation was a while ago. What you typed is kept and sent on once you confirm.
confirm-label-code = Password, or the 6-digit code of your authenticator app
confirm-wrong = The password or code is not right.
confirm-about-only = This affects who can get into the system, and your last confirmation was a while ago. Your account has no password in this system.
confirm-provider = Confirm with { $provider }
confirm-provider-about = You sign in there once more and come back to this form; what you typed has to be typed again.
confirm-no-password = Please ask an administrator for a link to set a password, set one, and do this again. Nothing was changed.
confirm-send = Confirm and go on
provider-again = Try again
provider-password = Sign in with a password
provider-unknown-title = There is no account here yet
provider-unknown-why = You signed in with { $provider }, but no active account of this system belongs to it.
provider-unknown-next = Accounts here are by invitation. Please ask an administrator to invite the very e-mail address that you use with { $provider }.
provider-unverified-title = The e-mail address is not verified
provider-unverified-why = The provider of { $provider } has not confirmed your e-mail address, so it cannot be linked to an account here.
provider-unverified-next = Please verify your e-mail address there and try again.
provider-taken-title = The account is linked already
provider-taken-why = The account here is linked to another user of { $provider }.
provider-taken-next = If you were given a new account there, please ask an administrator to remove the old link.
provider-declined-title = Signing in was not finished
provider-declined-why = Signing in with { $provider } was cancelled or refused there.
provider-declined-next = You can try again, or sign in with a password.
provider-broken-title = Signing in did not work
provider-broken-why = The answer of the provider of { $provider } does not hold, was used before, or came too late.
provider-broken-next = Please start again. If it still does not work, tell an administrator, with this time.
provider-unconfirmed-title = That did not confirm you
provider-unconfirmed-why = The provider of { $provider } did not confirm, just now, the person who is signed in here, so nothing was changed.
provider-unconfirmed-next = Please try again and sign in there with the very account that is linked to you. If it still does not work, tell an administrator, with this time.
provider-back = Back to the form
provider-unavailable-title = The provider cannot be reached
provider-unavailable-why = The server of the provider of { $provider } does not answer at the moment.
provider-unavailable-next = Please try again in a few minutes, or sign in with your password of this system.
