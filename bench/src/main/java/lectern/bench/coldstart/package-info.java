/**
 * How long a function's first answer takes, as a multiple of a function that does nothing: both
 * behind AWS's Runtime Interface Client, one core, the tables over TLS with certificates checked.
 *
 * <p>Only ratios mean anything: nothing of this runs on Lambda, and the network is loopback.
 */
@NullMarked
package lectern.bench.coldstart;

import org.jspecify.annotations.NullMarked;
