package lectern.delivery.explorer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lectern.delivery.DueKey;
import lectern.delivery.Rules;
import lectern.delivery.Sent;
import lectern.delivery.Settlement;
import lectern.plan.Plan;
import lectern.progress.Evidence;
import lectern.progress.SesEvent;
import lectern.progress.Take;
import lectern.registration.Attributes;
import lectern.registration.Change;
import lectern.registration.Claim;
import lectern.registration.Condition;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/** Ways that are wrong, each in one point; and what breaks by it. */
enum Mutant implements Ways {
    NO_CLAIM("a mail goes out without a claim", "one mail", "D3") {
        @Override
        public Rules rules() {
            return new Rules() {
                @Override
                public Change claim(Take take, Instant now) {
                    Change claim = take.change(now);
                    return new Change(
                            claim.key(),
                            List.of(new Condition.Is("id", Attributes.s(take.read().id().value()))),
                            claim.sets(),
                            claim.removes());
                }
            };
        }
    },

    LEASE_BACK_TO_DUE("a lease that ran out makes the mail due at once", "one mail", "D5") {
        @Override
        public Rules rules() {
            return new Rules() {
                @Override
                public Plan plan(
                        DueKey hint, Webinar webinar, Registration registration, Instant now) {
                    Claim claim = registration.claim();
                    return claim == null || now.isBefore(claim.leaseUntil())
                            ? Plan.plan(webinar, registration, now)
                            : Plan.plan(
                                    webinar,
                                    registration.withOutcome(
                                            registration.mails(), null, registration.attention()),
                                    now);
                }
            };
        }
    },

    NO_GRACE("what may have been sent is sent again without a grace", "one mail", "D5") {
        @Override
        public Rules rules() {
            return new Rules() {
                @Override
                public Registration settled(
                        Sent sent,
                        Claim claim,
                        Webinar webinar,
                        Registration registration,
                        Instant now) {
                    return sent instanceof Sent.Unknown
                            ? Settlement.released(webinar, registration, now)
                            : Settlement.settled(sent, claim, webinar, registration, now);
                }
            };
        }
    },

    SENDER_LEFT_RUNNING("a function returns while a sender runs", "one mail", "D3") {
        @Override
        public boolean waitsForSenders() {
            return false;
        }
    },

    SDK_RETRY("the SES client repeats a request once", "one mail", "D4") {
        @Override
        public boolean repeatsRequests() {
            return true;
        }
    },

    HINT_AS_TRUTH("a hint is sent without asking the plan", "one mail", "D5") {
        @Override
        public Rules rules() {
            return new Rules() {
                @Override
                public Plan plan(
                        DueKey hint, Webinar webinar, Registration registration, Instant now) {
                    return Plan.plan(webinar, registration, now) instanceof Plan.InHand inHand
                            ? inHand
                            : new Plan.Send(hint.kind(), now);
                }
            };
        }
    },

    WALK_AT_ONCE("the walk begins at once after the change", "moved in hand", "D11") {
        @Override
        public Duration settled() {
            return Duration.ZERO;
        }
    },

    WALK_OVER_THE_INDEX("the walk takes the index, not the table", "revived", "D11") {
        @Override
        public boolean walksTheIndex() {
            return true;
        }
    },

    WALK_ONCE_A_DAY("on the morning too no walk comes but the daily one", "moved and back", "D11") {
        @Override
        public Instant nextWalk(Webinar webinar, Instant now) {
            return now.plus(Duration.ofDays(1));
        }
    },

    CLEARS_BLINDLY("asking clears whatever there is by then", "bounce cleared", "D7") {
        @Override
        public Change written(Change change) {
            return without("attention", change);
        }
    },

    UPDATE_WITHOUT_ID("an update has no id in its condition", "erased", "erased stays erased") {
        @Override
        public Change written(Change change) {
            return without("id", change);
        }
    },

    EVIDENCE_OF_ANY_ATTEMPT(
            "an event settles a claim whatever its attempt and revision", "resend", "D2") {
        @Override
        public Evidence evidence(
                Optional<Webinar> webinar, Registration registration, SesEvent event, Instant now) {
            Claim claim = registration.claim();
            return Evidence.of(
                    webinar,
                    registration,
                    claim == null
                            ? event
                            : new SesEvent(
                                    event.type(),
                                    event.registration(),
                                    event.kind(),
                                    claim.revision(),
                                    claim.attempt(),
                                    event.messageId(),
                                    event.at()),
                    now);
        }
    };

    private final String what;
    private final String scenario;
    private final String breaks;

    Mutant(String what, String scenario, String breaks) {
        this.what = what;
        this.scenario = scenario;
        this.breaks = breaks;
    }

    private static Change without(String name, Change change) {
        return new Change(
                change.key(),
                change.conditions().stream()
                        .filter(each ->
                                !(each instanceof Condition.Is(var condition, _)
                                        && condition.equals(name)))
                        .toList(),
                change.sets(),
                change.removes());
    }

    /** What is wrong. */
    String what() {
        return what;
    }

    /** Where it is found. */
    Scenario scenario() {
        return Scenarios.all().stream()
                .filter(each -> each.name().equals(scenario))
                .findFirst()
                .orElseThrow();
    }

    /** The invariant that breaks. */
    String breaks() {
        return breaks;
    }
}
