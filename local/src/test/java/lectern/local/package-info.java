@NullMarked
package lectern.local;

import org.jspecify.annotations.NullMarked;
