/** Spring Boot with Spring Cloud Function's adapter for Lambda. */
@NullMarked
package lectern.peers.spring;

import org.jspecify.annotations.NullMarked;
