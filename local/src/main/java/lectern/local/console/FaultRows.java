package lectern.local.console;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import lectern.local.fault.Asked;
import lectern.local.fault.SesFault;
import lectern.local.fault.SesFaults;

/** SES's faults as the page shows them. */
final class FaultRows {
    private static final int MET = 6;

    private FaultRows() {}

    static ConsolePage.Ses of(SesFaults faults, Times times) {
        List<Asked> met =
                faults.asked().reversed().stream()
                        .filter(each -> each.fault().isPresent())
                        .limit(MET)
                        .toList();
        return new ConsolePage.Ses(
                true,
                "%.0f mails a second".formatted(faults.rate()),
                planned(faults),
                Arrays.stream(SesFault.values())
                        .filter(each -> each != SesFault.LOSE_ANSWER && !each.kills())
                        .map(each ->
                                new ConsolePage.FaultButton(
                                        each.word(), each.label(), each.sentence()))
                        .toList(),
                met.stream()
                        .map(each ->
                                new ConsolePage.Note(
                                        times.second(each.at()),
                                        "%s to %s: %s"
                                                .formatted(
                                                        each.tag("kind"),
                                                        String.join(", ", each.request().to()),
                                                        each.fault()
                                                                .map(SesFault::sentence)
                                                                .orElse(""))))
                        .toList());
    }

    private static String planned(SesFaults faults) {
        String next =
                faults.next().stream().map(SesFault::label).collect(Collectors.joining(", then "));
        String shares =
                faults.shares().entrySet().stream()
                        .map(each ->
                                "%s %.0f %%"
                                        .formatted(each.getKey().label(), 100 * each.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return next + (next.isEmpty() || shares.isEmpty() ? "" : "; ") + shares;
    }
}
