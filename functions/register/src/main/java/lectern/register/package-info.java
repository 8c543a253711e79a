/**
 * The form page and what is posted from it: into the registrations table, and nowhere else.
 *
 * <p>Nothing here sends mail; the table's stream leads on to that. An answer never tells whether an
 * address was registered before. Only the handler and its answers know HTTP. Deliberately absent:
 * CORS headers, which are API Gateway's alone, and sessions.
 */
@NullMarked
package lectern.register;

import org.jspecify.annotations.NullMarked;
