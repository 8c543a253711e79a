package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A function as it is deployed.
 *
 * @param zip what is uploaded
 * @param taskRoot that, unpacked as Lambda does
 * @param handler as Lambda is told it
 */
record Deployed(Path zip, Path taskRoot, String handler) {
    double megabytes() throws IOException {
        return Files.size(zip) / 1e6;
    }
}
