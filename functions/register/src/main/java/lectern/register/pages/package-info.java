/**
 * The pages people see: words, times and HTML in the reader's language.
 *
 * <p>Nothing here knows requests, status codes or tables. What a person typed reaches a page only
 * through the template engine, which escapes it.
 */
@NullMarked
package lectern.register.pages;

import org.jspecify.annotations.NullMarked;
