/**
 * What goes wrong on demand: SES's answers, and the process that sends.
 *
 * <p>Nothing goes wrong by itself: a fault is asked for, by a button of the console or over HTTP.
 */
@NullMarked
package lectern.local.fault;

import org.jspecify.annotations.NullMarked;
