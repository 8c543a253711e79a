/** What each function asks of AWS, as seen on the wire, and what its role lets it. */
@NullMarked
package lectern.local.privilege;

import org.jspecify.annotations.NullMarked;
