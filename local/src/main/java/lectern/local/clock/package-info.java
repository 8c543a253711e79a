/**
 * The time of the local run: a clock that can be moved forward, the minute's tick, and the way
 * through every due moment in between.
 *
 * <p>The clock never goes backward, and it is moved only while no function runs.
 */
@NullMarked
package lectern.local.clock;

import org.jspecify.annotations.NullMarked;
