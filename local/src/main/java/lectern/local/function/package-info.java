/**
 * The functions as Lambda runs them: each zip in a class loader of its own or in processes of its
 * own, called with bytes, and with bytes as the answer.
 *
 * <p>What a zip lacks is not lent to it: besides the JDK a function sees only its own jars and the
 * handler's interface; in a process, AWS's Runtime Interface Client too, as on Lambda.
 */
@NullMarked
package lectern.local.function;

import org.jspecify.annotations.NullMarked;
