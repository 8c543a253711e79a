/**
 * What a function's classes go through on their way into its zip, at build time.
 *
 * <p>Nothing here is deployed, and nothing here knows what the functions do.
 */
@NullMarked
package lectern.packaging;

import org.jspecify.annotations.NullMarked;
