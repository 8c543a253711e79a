/**
 * The registrant's own page and its calendar file.
 *
 * <p>Whoever has the token is the registrant; there is no other account. A request that looks
 * changes nothing, because mail scanners follow every link. A token that opens nothing gets one and
 * the same answer, whatever is wrong with it.
 */
@NullMarked
package lectern.manage;

import org.jspecify.annotations.NullMarked;
