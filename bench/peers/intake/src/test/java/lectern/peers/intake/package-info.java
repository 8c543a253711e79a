/** That the peers' common work refuses what it must. */
@NullMarked
package lectern.peers.intake;

import org.jspecify.annotations.NullMarked;
