/**
 * SES events to evidence: deliveries, bounces, complaints, and what became of a mail whose outcome
 * nobody knew.
 *
 * <p>Events come at least once, late, in any order, or never, and others use the same bus. What one
 * means is decided in {@link lectern.progress.Evidence}. No mail is sent from here.
 */
@NullMarked
package lectern.feedback;

import org.jspecify.annotations.NullMarked;
