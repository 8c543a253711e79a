/**
 * What API Gateway is on AWS: HTTP requests to functions as events of payload format 2.0, and their
 * answers back. Routes and CORS come from {@code template.yaml}.
 *
 * <p>Nothing here knows webinars or mails.
 */
@NullMarked
package lectern.local.gateway;

import org.jspecify.annotations.NullMarked;
