/**
 * What mail is next for a registration, and when: pure functions of values, and the only place that
 * decides. Stream records, ticks and SES events only make somebody ask.
 */
@NullMarked
package lectern.plan;

import org.jspecify.annotations.NullMarked;
