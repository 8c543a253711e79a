/**
 * The languages people read Lectern in: texts, names of countries, cities, spoken languages and
 * nights.
 *
 * <p>Everything is data made at build time; no function loads the JDK's locale data.
 */
@NullMarked
package lectern.language;

import org.jspecify.annotations.NullMarked;
