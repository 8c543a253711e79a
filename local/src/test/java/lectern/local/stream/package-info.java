@NullMarked
package lectern.local.stream;

import org.jspecify.annotations.NullMarked;
