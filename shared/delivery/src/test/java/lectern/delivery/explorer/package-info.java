/**
 * Every order in which the parts of delivery can act on one registration, and every place where one
 * of them can stop: breadth first, on the decisions and conditions that run in production.
 *
 * <p>What is a model here is only the world around them: the table (proved equal to DynamoDB Local
 * by {@link lectern.delivery.explorer.TableAgreesTest}), SES, its events, time, and death.
 */
@NullMarked
package lectern.delivery.explorer;

import org.jspecify.annotations.NullMarked;
