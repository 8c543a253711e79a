package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Prints how large each function's zip is, and what in it weighs most. */
public final class Sizes {
    private static final int HEAVIEST = 4;
    private static final int WORTH_NAMING = 50_000;

    private Sizes() {}

    /** The argument is the folder of the functions. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]), 3)) {
            List<Path> zips =
                    files.filter(each -> each.toString().endsWith(".zip"))
                            .sorted(Comparator.comparing(Path::getFileName))
                            .toList();
            for (Path zip : zips) {
                System.out.println(line(zip));
            }
        }
    }

    private static String line(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            String heaviest =
                    file.stream()
                            .filter(each -> each.getCompressedSize() >= WORTH_NAMING)
                            .sorted(
                                    Comparator.comparingLong(ZipEntry::getCompressedSize)
                                            .reversed())
                            .limit(HEAVIEST)
                            .map(each ->
                                    each.getName().replaceFirst(".*/", "")
                                            + " "
                                            + megabytes(each.getCompressedSize()))
                            .collect(Collectors.joining(", "));
            return "%-16s %6s MB: %s"
                    .formatted(zip.getFileName(), megabytes(Files.size(zip)), heaviest);
        }
    }

    private static String megabytes(long bytes) {
        return "%.1f".formatted(bytes / 1e6);
    }
}
