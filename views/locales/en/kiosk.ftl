# The kiosk's shell; the screens' own words are in assets/kiosk/words.ts.
kiosk-title = Rate our service
kiosk-no-script = The rating screen needs JavaScript. Please switch it on in the browser of this device.
