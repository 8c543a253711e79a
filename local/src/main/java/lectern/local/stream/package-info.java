/**
 * What Lambda's event source mapping is on AWS: reads the table's real stream, filters its records
 * as the template says and calls the function in batches.
 */
@NullMarked
package lectern.local.stream;

import org.jspecify.annotations.NullMarked;
