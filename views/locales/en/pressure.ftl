# A link under attack, or too many calls: the form waits, and nothing typed is lost.
citizen-hold-title = Please wait a moment
citizen-hold-busy = This page is being called very often just now, so your answer has not been recorded yet. All that you filled in is still below. After { $seconds } seconds, please press “Send rating” once more.
citizen-hold-early = This page is being sent unusual numbers of answers by machines, so yours has not been recorded at once. All that you filled in is still below. After { $seconds } seconds, please press “Send rating” once more.
citizen-title-held = Not sent yet: { $question }
citizen-proof-wait = Sending; please wait a second…
citizen-proof-patience = This page is being sent unusual numbers of answers by machines. Please send not sooner than { $seconds } seconds after opening the page.
misuse-hasty = sent sooner than the form can be read
