/**
 * The parts of AWS that Lectern stands on, on this machine and on loopback only: DynamoDB Local as
 * a child process, an SES v2 endpoint with an inbox, and the reader of {@code template.yaml}.
 *
 * <p>The local run and the tests of every module use these; nothing here is ever deployed.
 */
@NullMarked
package lectern.local.aws;

import org.jspecify.annotations.NullMarked;
