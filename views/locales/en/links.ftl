# Links to the citizen's page: what a citizen reads where one opens no form.
link-waiting-title = This page is not open yet
link-waiting-next = Please come back from { $day } on.
link-over-title = This code or link is no longer in use
link-over-next = The time for rating by this code is over. You did nothing wrong.
link-gone-title = This place takes no ratings any more
link-gone-next = The counter or agency of this code has closed or was reorganised. Please ask where you handed in your dossier.
link-next-about = There is a new page for this place.
link-next = Open the new page
link-ask-counter = If you are at the office, you can scan the new code at the counter or use the rating device there.

# Links for those who look after them.
link-online-name = { $agency } (online)
