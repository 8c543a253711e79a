/**
 * The registrations table's stream to SES: the confirmation, within seconds.
 *
 * <p>A stream record is a hint and nothing more. What a record says besides its key and its next
 * mail is not looked at; what is sent follows from the table.
 */
@NullMarked
package lectern.confirm;

import org.jspecify.annotations.NullMarked;
