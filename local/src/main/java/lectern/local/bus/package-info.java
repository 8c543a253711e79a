/**
 * What EventBridge's default event bus is on AWS: takes events, lets pass what the rules of {@code
 * template.yaml} ask for and calls their functions. It keeps nothing: what is not delivered when
 * the local run ends is lost, as it may be on AWS.
 */
@NullMarked
package lectern.local.bus;

import org.jspecify.annotations.NullMarked;
