/** Handlers that tests put into zips. Besides the JDK they may use what Lambda gives, no more. */
@NullMarked
package lectern.local.zipped;

import org.jspecify.annotations.NullMarked;
