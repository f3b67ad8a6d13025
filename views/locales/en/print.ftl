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
