/**
 * What registrants see: their page in their language, and why there is none.
 *
 * <p>Nothing here knows requests, status codes or tables. What a person typed reaches a page only
 * through the template engine, which escapes it.
 */
@NullMarked
package lectern.manage.pages;

import org.jspecify.annotations.NullMarked;
