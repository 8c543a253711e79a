/**
 * What becomes of a registration once it exists: claims, outcomes, plans, and the evidence that SES
 * gives of its mails.
 *
 * <p>Every write is conditional on the registration as it was read, {@code id} included, and every
 * decision is a function of values. Nothing is sent from here.
 */
@NullMarked
package lectern.progress;

import org.jspecify.annotations.NullMarked;
