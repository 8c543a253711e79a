/**
 * What a mail says: one recipient, text, HTML and, where it has one, a calendar entry.
 *
 * <p>Pure: a webinar, a registration and a moment in, a mail out. Nothing a registrant typed stands
 * in any mail, the name included: a form that mails strangers' text is a cannon for spam.
 */
@NullMarked
package lectern.mail;

import org.jspecify.annotations.NullMarked;
