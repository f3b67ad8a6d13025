# Words of the frame, on every page.
service-name = Citizen satisfaction
skip-to-content = Skip to main content
main-navigation = Main navigation
notice-demo = Example data, not real opinions.
notice-open = You see this demonstration without signing in, as the leadership does. Only this machine may.
footer-citizen = Your rating is stored without your name, telephone number or address.
footer-public = Ratings given directly by citizens and organisations (kiosk, QR code, paper form).
api-docs-title = API documentation
api-docs-no-script = This page needs JavaScript. The OpenAPI document:
