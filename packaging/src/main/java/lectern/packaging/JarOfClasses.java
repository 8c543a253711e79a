package lectern.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The entries of a jar by name, in the order of their names. */
record JarOfClasses(Map<String, byte[]> entries) {
    private static final String CLASS = ".class";

    static JarOfClasses read(Path jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : file.stream().filter(each -> !each.isDirectory()).toList()) {
                entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        return new JarOfClasses(entries);
    }

    JarOfClasses withoutLambdas() {
        ClassHierarchyResolver hierarchy = hierarchy();
        Map<String, byte[]> plain = new TreeMap<>();
        Map<String, LambdaClasses> lambdas = new TreeMap<>();
        entries.forEach((name, bytes) ->
                plain.put(
                        name,
                        name.endsWith(CLASS)
                                ? PlainLambdas.in(
                                        bytes,
                                        hierarchy,
                                        lambdas.computeIfAbsent(
                                                packageOf(name), LambdaClasses::new))
                                : bytes));
        lambdas.values()
                .forEach(each -> each.bytes().forEach((name, bytes) -> add(plain, name, bytes)));
        return new JarOfClasses(plain);
    }

    private static void add(Map<String, byte[]> classes, String name, byte[] bytes) {
        if (classes.putIfAbsent(name + CLASS, bytes) != null) {
            throw new IllegalStateException(name + " is there already");
        }
    }

    private static String packageOf(String entry) {
        return entry.substring(0, entry.lastIndexOf('/') + 1);
    }

    /**
     * Writes it without compression: the zip around it is compressed, and a class that has not to
     * be inflated is there sooner.
     */
    void writeStored(Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                out.putNextEntry(stored(each.getKey(), each.getValue()));
                out.write(each.getValue());
            }
        }
    }

    private static ZipEntry stored(String name, byte[] bytes) {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }

    /** This jar, then the JDK. What a library mentions and does not need is taken for an Object. */
    private ClassHierarchyResolver hierarchy() {
        return ClassHierarchyResolver.ofResourceParsing(
                        type -> {
                            String descriptor = type.descriptorString();
                            byte[] bytes =
                                    entries.get(
                                            descriptor.substring(1, descriptor.length() - 1)
                                                    + CLASS);
                            return bytes == null ? null : new ByteArrayInputStream(bytes);
                        })
                .orElse(ClassHierarchyResolver.defaultResolver())
                .orElse(_ -> ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object));
    }
}
