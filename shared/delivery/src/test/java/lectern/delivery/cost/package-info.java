/**
 * What a registrant costs the table: counted from what each write changes, by the rules of
 * DynamoDB's <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">units</a>,
 * because DynamoDB Local counts indexes in its own way.
 */
@NullMarked
package lectern.delivery.cost;

import org.jspecify.annotations.NullMarked;
