package lectern.local.aws;

import static lectern.local.aws.SesError.badRequest;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What SES checks before it takes a mail; a {@link SesError} says what it does not like.
 *
 * <p>The sentences about addresses are those of the library that SES reads them with too.
 */
final class SesRules {
    private static final int MOST_RECIPIENTS = 50;
    private static final String SIMULATOR = "simulator.amazonses.com";

    private SesRules() {}

    /**
     * Checks the addresses of the envelope.
     *
     * @return the recipients' bare addresses
     */
    static List<String> recipients(List<String> recipients) {
        if (recipients.isEmpty()) {
            throw badRequest("Must have at least one recipient.");
        }
        if (recipients.size() > MOST_RECIPIENTS) {
            throw badRequest("Recipient count exceeds " + MOST_RECIPIENTS + ".");
        }
        return recipients.stream().map(SesRules::address).toList();
    }

    /** The bare address in {@code Name <address>}, in ASCII and well formed. */
    static String address(String text) {
        if (text.isBlank()) {
            throw badRequest("Invalid email address " + text + ".");
        }
        try {
            String address = new InternetAddress(text, true).getAddress();
            if (!isAscii(text)) {
                throw badRequest(
                        isAscii(address.substring(0, address.lastIndexOf('@')))
                                ? "Domain contains illegal character"
                                : "Local address contains illegal character");
            }
            return address;
        } catch (AddressException e) {
            throw badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** Checks the account, and its identities against sender and recipients. */
    static void account(SesAccount account, Set<String> senders, List<String> recipients) {
        switch (account.state()) {
            case PAUSED ->
                    throw new SesError(
                            400, "SendingPausedException", "Email sending is paused for account.");
            case SUSPENDED ->
                    throw new SesError(
                            400, "AccountSuspendedException", "The account is suspended.");
            case MAIL_FROM_NOT_VERIFIED ->
                    throw new SesError(
                            400,
                            "MailFromDomainNotVerifiedException",
                            "The MAIL FROM domain isn't verified.");
            case HEALTHY -> {}
        }
        List<String> unverified =
                Stream.concat(
                                senders.stream().filter(each -> !maySend(account, each)),
                                recipients.stream().filter(each -> !mayReceive(account, each)))
                        .distinct()
                        .toList();
        if (!unverified.isEmpty()) {
            throw new SesError(
                    400,
                    "MessageRejected",
                    "Email address is not verified. The following identities failed the check in"
                            + " region "
                            + LocalEnvironment.REGION.toUpperCase(Locale.ROOT)
                            + ": "
                            + String.join(", ", unverified));
        }
    }

    static void configurationSet(SesAccount account, String name) {
        if (!account.configurationSets().contains(name)) {
            throw new SesError(
                    404, "NotFoundException", "Configuration set <" + name + "> does not exist.");
        }
    }

    private static boolean maySend(SesAccount account, String address) {
        return account.verified().map(identities -> covers(identities, address)).orElse(true);
    }

    private static boolean mayReceive(SesAccount account, String address) {
        return account.productionAccess()
                || domain(address).equals(SIMULATOR)
                || covers(account.verified().orElse(Set.of()), address);
    }

    /** A verified domain covers its subdomains. */
    private static boolean covers(Set<String> identities, String address) {
        String domain = domain(address);
        return identities.stream()
                .map(identity -> identity.toLowerCase(Locale.ROOT))
                .anyMatch(identity ->
                        identity.contains("@")
                                ? identity.equalsIgnoreCase(address)
                                : domain.equals(identity) || domain.endsWith("." + identity));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }
}
