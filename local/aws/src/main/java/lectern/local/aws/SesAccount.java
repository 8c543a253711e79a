package lectern.local.aws;

import java.util.Optional;
import java.util.Set;

/**
 * What SES knows about the account that sends.
 *
 * @param sendRate mails a second
 * @param dayQuota mails in 24 hours; negative for no limit
 * @param productionAccess whether it has left the sandbox, where recipients must be verified too
 * @param verified addresses and domains; absent when every sender is verified
 * @param configurationSets the names that exist
 */
public record SesAccount(
        double sendRate,
        long dayQuota,
        boolean productionAccess,
        Optional<Set<String>> verified,
        Set<String> configurationSets,
        State state) {

    /** Whether SES takes mails from it at all. */
    public enum State {
        HEALTHY,
        PAUSED,
        SUSPENDED,
        MAIL_FROM_NOT_VERIFIED
    }

    public SesAccount {
        if (!(sendRate > 0)) {
            throw new IllegalArgumentException("rate " + sendRate);
        }
        verified = verified.map(Set::copyOf);
        configurationSets = Set.copyOf(configurationSets);
    }

    /** What a new account gets when it leaves the sandbox: 14 a second, 50,000 a day. */
    public static SesAccount ordinary() {
        return new SesAccount(14, 50_000, true, Optional.empty(), Set.of("lectern"), State.HEALTHY);
    }

    /** In the sandbox: one a second, 200 a day, to verified recipients only. */
    public static SesAccount sandbox(Set<String> verified) {
        return new SesAccount(
                1, 200, false, Optional.of(verified), Set.of("lectern"), State.HEALTHY);
    }

    public SesAccount withSendRate(double rate) {
        return new SesAccount(rate, dayQuota, productionAccess, verified, configurationSets, state);
    }

    public SesAccount withDayQuota(long quota) {
        return new SesAccount(
                sendRate, quota, productionAccess, verified, configurationSets, state);
    }

    public SesAccount withVerified(Set<String> identities) {
        return new SesAccount(
                sendRate,
                dayQuota,
                productionAccess,
                Optional.of(identities),
                configurationSets,
                state);
    }

    public SesAccount withConfigurationSets(Set<String> names) {
        return new SesAccount(sendRate, dayQuota, productionAccess, verified, names, state);
    }

    public SesAccount withState(State other) {
        return new SesAccount(
                sendRate, dayQuota, productionAccess, verified, configurationSets, other);
    }
}
