package lectern.register.pages;

import lectern.registration.WebinarId;

/** The form to be mailed again. */
record ResendView(Words words, WebinarId webinar, String typed, String complaint) {}
