# Words of the frame that the citizen's pages have, too: every language has these.
service-name = Citizen satisfaction
skip-to-content = Skip to main content
notice-demo = Example data, not real opinions.
footer-citizen = Your rating is stored without your name, telephone number or address.
