/** The functions in containers, by SAM CLI, and the local run that they share tables with. */
@NullMarked
package lectern.local.container;

import org.jspecify.annotations.NullMarked;
