@NullMarked
package lectern.local.function;

import org.jspecify.annotations.NullMarked;
