package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** {@code bench/image}: the files of an image for register, with its cache trained in place. */
public final class Image {
    private Image() {}

    /** The arguments: key store, its password, scratch folder, the folder to fill. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, InterruptedException {
        Deployed register = Layout.register(Path.of(arguments[3]).toAbsolutePath());
        try (Store store = Store.start(Path.of(arguments[0]), arguments[1])) {
            Variant image =
                    new Variants(store, Path.of(arguments[2]), "0").trained("image", register);
            Start start = Start.of(image, "0", store, store.registration());
            Files.write(register.taskRoot().resolve("options"), image.arguments());
            System.out.printf(
                    "The cache is used; the first answer came after %d ms.%n",
                    start.wall() / 1_000_000);
        }
    }
}
