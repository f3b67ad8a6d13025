# Posters, counter cards and stickers.
print-question = Are you satisfied with our service?
print-step-1 = Open the camera or Zalo
print-step-2 = Point it at this code
print-step-3 = Tap the link that appears
print-type = Or type this address into the browser
print-promise = No name needed, no phone number kept.
print-domain = Domain: { $domain }
print-scan = Scan to rate
print-until = Open until { $day }
print-code = QR code that leads to { $address }
print-file = Rating QR code

# Printing that cannot be done.
error-no-links-title = There are no links to print
error-no-links-next = This link is closed, or this agency and those below it have no open one. Please make links first, then print.
error-print-choice-title = It cannot be printed in that way
error-print-choice-next = The size is a4, a5, a6 or sticker, the format pdf or svg. Several links at once need the agency, and there is only pdf for them.
error-too-many-links-title = There are too many links for one print
error-too-many-links-next = At most 500 links are printed at once. Please print each of the agencies below on its own.
