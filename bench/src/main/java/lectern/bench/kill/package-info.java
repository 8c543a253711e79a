/**
 * Kills sending processes at random moments while SES answers badly, and counts afterwards who got
 * what. The processes, the kills (SIGKILL), the tables and the sockets are real.
 *
 * <p>Nothing here reads what the senders believe: it judges by what SES took and by what stands in
 * the table at the end.
 */
@NullMarked
package lectern.bench.kill;

import org.jspecify.annotations.NullMarked;
