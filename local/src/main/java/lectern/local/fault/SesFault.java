package lectern.local.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one request to send can meet. */
public enum SesFault {
    THROTTLE("Too fast", "SES says that mails come too fast. Nothing was sent."),
    FAIL_BEFORE("500, not taken", "SES fails before it takes the mail."),
    FAIL_AFTER("500, but taken", "SES takes the mail and answers 500."),
    RESET_BEFORE("Reset, not taken", "The connection is reset before SES takes the mail."),
    LOSE_ANSWER("Taken, answer lost", "SES takes the mail, and the connection is reset."),
    SLOW("Slow answer", "SES takes the mail at once and answers 3 seconds later."),
    SILENT("No answer in time", "SES takes the mail and answers later than the sender waits."),
    KILL_BEFORE("Sender killed, not taken", "SIGKILL after the claim; SES has no mail."),
    KILL_AFTER("Sender killed, taken", "SIGKILL after SES took the mail, before its answer.");

    private final String label;
    private final String sentence;

    SesFault(String label, String sentence) {
        this.label = label;
        this.sentence = sentence;
    }

    /** In forms and JSON: {@code lose-answer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** On a button. */
    public String label() {
        return label;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether it ends the process that sends. */
    public boolean kills() {
        return this == KILL_BEFORE || this == KILL_AFTER;
    }

    public static Optional<SesFault> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
