@NullMarked
package lectern.local.console;

import org.jspecify.annotations.NullMarked;
