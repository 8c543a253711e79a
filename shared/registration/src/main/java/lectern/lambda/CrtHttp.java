package lectern.lambda;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.ProxyConfiguration;

/**
 * AWS's own HTTP and TLS, in native code. A visitor who meets a cold function waits for it, and the
 * JDK's TLS alone would cost that start as much as everything else together.
 */
public final class CrtHttp {
    private static final ProxyConfiguration DIRECT =
            ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariableValues(false)
                    .build();

    private CrtHttp() {}

    public static SdkHttpClient.Builder<?> builder() {
        return AwsCrtHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(1))
                // A function calls one at a time; an attempt that timed out may still be closing.
                .maxConcurrency(4)
                .proxyConfiguration(DIRECT);
    }
}
