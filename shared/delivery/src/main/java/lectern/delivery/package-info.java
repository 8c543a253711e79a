/**
 * Claim, send, settle: how a mail that is due leaves exactly once.
 *
 * <p>The table is the queue. Whoever brings a key (a stream record, a tick) brings a hint; what is
 * done follows from the registration as it is read here and from {@link lectern.plan.Plan}. No mail
 * without a claim, no claim without a slot of the pacer, no second attempt while the outcome of the
 * first is unknown and its grace has not passed. Deliberately absent: a queue, a retry of SES
 * calls.
 */
@NullMarked
package lectern.delivery;

import org.jspecify.annotations.NullMarked;
