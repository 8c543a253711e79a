/** Quarkus' Lambda function. */
@NullMarked
package lectern.peers.quarkus;

import org.jspecify.annotations.NullMarked;
