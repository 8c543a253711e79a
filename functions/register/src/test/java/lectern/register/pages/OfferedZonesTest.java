package lectern.register.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.language.Cities;
import lectern.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfferedZonesTest {
    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2040-01-01T00:00:00Z");

    private static final List<ZoneId> ALL = Cities.of(Language.ENGLISH).zones();
    private static final List<ZoneId> OFFERED = ALL.stream().filter(OfferedZones::contain).toList();

    @Test
    void everyClockThatPeopleLiveByIsOffered() {
        Set<String> clocks =
                OFFERED.stream().map(OfferedZonesTest::clock).collect(Collectors.toSet());

        assertThat(ALL)
                .filteredOn(zone -> !zone.getId().startsWith("Antarctica/"))
                .allSatisfy(zone -> assertThat(clocks).as(zone.getId()).contains(clock(zone)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theListLeavesRoomOnThePage(Language language) {
        Lists lists = Lists.in(language);

        assertThat(lists.zones().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(7_000);
        assertThat(OFFERED)
                .allSatisfy(zone -> assertThat(Lists.holds(lists.zones(), zone.getId())).isTrue());
    }

    /** Where its hands stand from 2020 to 2040. */
    private static String clock(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<String> states = new ArrayList<>(List.of(rules.getOffset(SINCE).getId()));
        for (ZoneOffsetTransition next = rules.nextTransition(SINCE);
                next != null && next.getInstant().isBefore(UNTIL);
                next = rules.nextTransition(next.getInstant())) {
            states.add(next.getInstant() + " " + next.getOffsetAfter());
        }
        return states.toString();
    }
}
