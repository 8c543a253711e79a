/**
 * What the functions with pages share: requests and answers as API Gateway has them, what every
 * answer says to browsers, and what all pages look like.
 *
 * <p>Nothing here knows registrations or tables.
 */
@NullMarked
package lectern.web;

import org.jspecify.annotations.NullMarked;
