@NullMarked
package lectern.local.bus;

import org.jspecify.annotations.NullMarked;
