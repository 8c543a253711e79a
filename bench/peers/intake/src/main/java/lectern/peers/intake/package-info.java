/**
 * What {@code functions/register} does with the form that is measured, call for call and attribute
 * for attribute, in plain code: every peer does this, so that they differ only in what they put
 * around it.
 *
 * <p>Left out is what that form does not meet: pages, other languages than one asks for, JSON,
 * resends, the time zone of a country, addresses in other scripts.
 */
@NullMarked
package lectern.peers.intake;

import org.jspecify.annotations.NullMarked;
