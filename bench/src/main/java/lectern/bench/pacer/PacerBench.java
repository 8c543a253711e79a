package lectern.bench.pacer;

import java.util.List;
import java.util.stream.Stream;

/** For each rate: two ticks that overlap, beside somebody who registers twice a second. */
public final class PacerBench {
    private static final List<Double> RATES = List.of(14.0, 200.0, 1_000.0);

    private PacerBench() {}

    /** Measures at the given rates, or at 14, 200 and 1,000 mails a second. */
    @SuppressWarnings("SystemOut") // the figures
    public static void main(String[] rates) throws InterruptedException {
        List<Double> all =
                rates.length == 0 ? RATES : Stream.of(rates).map(Double::parseDouble).toList();
        System.out.println(
                "SES's rate  mails in 30 s  per second  of the rate  throttled  longest wait of a"
                        + " confirmation");
        try (Bucket bucket = Bucket.start()) {
            for (double rate : all) {
                System.out.println(new Distribution(bucket, rate).run());
            }
        }
        System.out.println(
                "     mails/s                            aim: >= 98 %     aim: 0  aim: <= 2000 ms");
        System.exit(0);
    }
}
