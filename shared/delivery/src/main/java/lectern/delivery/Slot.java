package lectern.delivery;

/** What came of waiting for a slot. */
public sealed interface Slot {

    /**
     * It is now.
     *
     * @param idle whether SES could take more than is brought to it
     */
    record Now(boolean idle) implements Slot {}

    /** There is none in time for this invocation; the agenda keeps the mail. */
    record TooLate() implements Slot {}

    /** There is none today; the reason is a sentence for the organiser. */
    record OverQuota(String reason) implements Slot {}
}
