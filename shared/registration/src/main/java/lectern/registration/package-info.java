/**
 * What is stored: webinars and registrations, as values and as table items.
 *
 * <p>A value that exists is valid. Every update of a registration has {@code id = :id} in its
 * condition, so nothing brings an erased person back. No mail is sent from here.
 */
@NullMarked
package lectern.registration;

import org.jspecify.annotations.NullMarked;
