/**
 * The pages and routes under {@code /local}: clock, inbox, tables and buttons.
 *
 * <p>GET changes nothing. What changes something is taken from these pages and from programs on
 * this machine, not from other sites' pages.
 */
@NullMarked
package lectern.local.console;

import org.jspecify.annotations.NullMarked;
