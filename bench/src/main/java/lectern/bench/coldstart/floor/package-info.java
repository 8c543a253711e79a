/** What all cold starts are multiples of. */
@NullMarked
package lectern.bench.coldstart.floor;

import org.jspecify.annotations.NullMarked;
