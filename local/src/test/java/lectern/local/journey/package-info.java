/** The whole system as its users meet it: a process of its own, driven over HTTP. */
@NullMarked
package lectern.local.journey;

import org.jspecify.annotations.NullMarked;
