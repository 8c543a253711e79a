/** Micronaut's Lambda function. */
@NullMarked
package lectern.peers.micronaut;

import org.jspecify.annotations.NullMarked;
