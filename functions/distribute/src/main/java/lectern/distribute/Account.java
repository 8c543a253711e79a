package lectern.distribute;

import org.jspecify.annotations.Nullable;

/** What SES last said of its account, read once a tick, and only where somebody wants to know. */
final class Account {
    private final WebinarVersions versions;
    private @Nullable Boolean sandboxed;

    Account(WebinarVersions versions) {
        this.versions = versions;
    }

    boolean isSandboxed() {
        Boolean known = sandboxed;
        if (known == null) {
            known = versions.isSandboxed();
            sandboxed = known;
        }
        return known;
    }
}
