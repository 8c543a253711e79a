@NullMarked
package lectern.local.clock;

import org.jspecify.annotations.NullMarked;
