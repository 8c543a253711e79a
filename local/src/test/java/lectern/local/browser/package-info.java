/**
 * The pages as people meet them: in Chromium, against the whole system, in every language.
 *
 * <p>Debian's Chromium is driven by Playwright. Where there is none, these tests are skipped and
 * reported so. Every visit also holds that nothing was asked of anybody else, that no script
 * failed, and that the content security policy was kept.
 */
@NullMarked
package lectern.local.browser;

import org.jspecify.annotations.NullMarked;
