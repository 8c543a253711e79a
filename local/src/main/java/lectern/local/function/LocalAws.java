package lectern.local.function;

import lectern.local.aws.LocalEnvironment;

/** The AWS account that does not exist. */
public final class LocalAws {
    public static final String REGION = LocalEnvironment.REGION;
    public static final String ACCOUNT = "000000000000";

    private LocalAws() {}

    static String functionArn(String name) {
        return "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + name;
    }

    /**
     * Keeps the SDK from this person's own profiles, keys and regions, whatever client is built and
     * whatever it asks for.
     */
    public static void hideThePersonsOwn() {
        System.setProperty("aws.region", REGION);
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.endpointUrl", LocalEnvironment.NOWHERE.toString());
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.configFile", "no-such-file");
        System.setProperty("aws.sharedCredentialsFile", "no-such-file");
    }
}
