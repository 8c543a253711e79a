/**
 * The whole system on one machine: the functions' own zips over DynamoDB Local and an SES that
 * keeps what it is given, in a time that can be moved.
 *
 * <p>{@code template.yaml} is the one truth: functions, routes, filters and variables are read from
 * it. Every listener is on loopback. Nothing here is ever deployed.
 */
@NullMarked
package lectern.local;

import org.jspecify.annotations.NullMarked;
