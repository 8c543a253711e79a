/**
 * The edge between a function and what runs it: environment, JSON, log lines, AWS clients.
 *
 * <p>Nothing here knows registrations or mails, and nothing here holds a client in a static field.
 */
@NullMarked
package lectern.lambda;

import org.jspecify.annotations.NullMarked;
