/**
 * How much of SES's rate the pacer uses in real time, on a real table and against a real bucket.
 *
 * <p>The deterministic proof is {@code PacerSimulationTest}; this shows what threads, timers and
 * network leave of it.
 */
@NullMarked
package lectern.bench.pacer;

import org.jspecify.annotations.NullMarked;
