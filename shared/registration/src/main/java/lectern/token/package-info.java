/**
 * The secret name of a registration: what stands in the URL of its own page, and the keys that seal
 * it.
 *
 * <p>A token says nothing to whoever has no key, and nothing that is stored can be guessed from
 * another token. Deliberately absent: a list of tokens. The same registration has the same token
 * for as long as a key is in use, and an erased one has none.
 */
@NullMarked
package lectern.token;

import org.jspecify.annotations.NullMarked;
