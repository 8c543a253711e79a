/**
 * What AWS advises for a quick start, by hand and without a build step of one's own: its native
 * HTTP client, region, credentials and endpoint told instead of looked for, a small JSON library.
 */
@NullMarked
package lectern.peers.lean;

import org.jspecify.annotations.NullMarked;
