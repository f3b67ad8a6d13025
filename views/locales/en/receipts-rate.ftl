# The response rate by receipt: ratings by receipt in percent of the receipts handed out.
receipts-title = Response rate by receipt
receipts-rate = { $rate } ({ $used } of { $handed_out } receipts)
receipts-none = – (no receipt with a rating code was handed out in the period)
receipts-more-used = – ({ $used } ratings, but only { $handed_out } receipts are known to have been handed out in the period: counts of receipts printed offline are missing, or earlier receipts were used)
receipts-withheld = – (not told before 28 days of the period have passed, so that nobody can be recognised)
receipts-line = Receipts: { $rate } ({ $used }/{ $handed_out })
receipts-line-more-used = Receipts: – ({ $used } ratings, { $handed_out } receipts known so far)
receipts-unreported = There is a key for printing codes offline, but nobody has reported how many were printed in this period. If any were, the true response rate by receipt is lower.
note-response = The response rate over all transactions is the number of ratings given in the period in any way, divided by the transactions of the period. It differs from the response rate by receipt: not every transaction has a receipt with a code, and not every rating is given by one.
note-receipts = The response rate by receipt is the number of ratings given in the period by the code on a receipt, divided by the receipts handed out in the period. Receipts can be used for months, so a rating may come from one handed out earlier.

# Counts of receipts printed offline, read from a file.
import-kind-receipts-printed = Receipts printed offline
import-unknown-receipt-key = there is no key for receipts with number “{ $value }”
import-receipt-key-not-valid = the key “{ $value }” does not sign codes of { $day }
import-unknown-service-point = there is no service point with the key “{ $value }”
import-service-point-not-valid = the service point “{ $value }” was not there on { $day }
import-too-many-printed = “{ $value }” is more than { $max }
import-same-printed = the same key, day, service point and domain stand on line { $line }
