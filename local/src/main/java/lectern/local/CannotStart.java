package lectern.local;

import org.jspecify.annotations.Nullable;

/** Why there is no local run, in one sentence for the person who wanted one. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
