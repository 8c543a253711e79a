@NullMarked
package lectern.bench.kill;

import org.jspecify.annotations.NullMarked;
