package lectern.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(-5 * SECOND);
    private final TokenBucket bucket = new TokenBucket(nanos::get);

    @Test
    void oneSecondsWorthMayGoAtOnceAndNoMore() {
        assertThat(taken(20)).isEqualTo(14);
    }

    @Test
    void idleTimeIsWorthOneSecondAtMost() {
        taken(14);
        nanos.addAndGet(60 * SECOND);

        assertThat(taken(20)).isEqualTo(14);
    }

    @Test
    void afterTheBurstMailsGoAtTheRate() {
        taken(14);
        nanos.addAndGet(SECOND / 2);

        assertThat(taken(20)).isEqualTo(7);
    }

    @Test
    void aMailToSeveralOwesTheirRoom() {
        assertThat(bucket.take(28, 14)).isTrue();
        nanos.addAndGet(SECOND);
        assertThat(bucket.take(1, 14)).isFalse();
        nanos.addAndGet(SECOND);

        assertThat(bucket.take(1, 14)).isTrue();
    }

    private long taken(int tries) {
        return IntStream.range(0, tries).filter(_ -> bucket.take(1, 14)).count();
    }
}
