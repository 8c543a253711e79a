@NullMarked
package lectern.local.gateway;

import org.jspecify.annotations.NullMarked;
