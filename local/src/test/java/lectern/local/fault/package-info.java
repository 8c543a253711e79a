@NullMarked
package lectern.local.fault;

import org.jspecify.annotations.NullMarked;
