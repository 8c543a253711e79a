/** What one writes first: the SDK, Jackson and AWS's event classes with all their defaults. */
@NullMarked
package lectern.peers.naive;

import org.jspecify.annotations.NullMarked;
