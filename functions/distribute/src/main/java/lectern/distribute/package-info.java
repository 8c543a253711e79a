/**
 * Every minute, whatever is due now to SES: the link on the morning, and whatever confirm missed.
 *
 * <p>Also the keeper of the webinars: notices what an organiser changed by hand, says in {@code
 * problems} what is wrong, and walks the registrations of a changed webinar until their stored
 * plans agree with it. A tick that is lost is a minute that is lost.
 */
@NullMarked
package lectern.distribute;

import org.jspecify.annotations.NullMarked;
