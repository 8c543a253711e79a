package lectern.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PlainLambdasTest {
    private static final List<Class<?>> SAMPLES = List.of(Samples.class, Samples.Polite.class);

    @Test
    void aClassDoesTheSameWithoutItsLambdas() throws Exception {
        Class<?> plain = new Plain(converted()).loadClass(Samples.class.getName());
        var constructor = plain.getDeclaredConstructor(String.class);
        constructor.setAccessible(true);
        Supplier<?> samples = (Supplier<?>) constructor.newInstance("Jana");

        assertThat(plain).isNotEqualTo(Samples.class);
        assertThat(samples.get())
                .isEqualTo(new Samples("Jana").get())
                .asString()
                .startsWith("42 Jana4070.52 8 11 10 22 [dropped] other [] Jana greets you")
                .endsWith("true 4 dear all null,text text,number 3,other");
    }

    @Test
    void nothingIsSpunWhileItRuns() throws IOException {
        assertThat(bootstraps(bytes(Samples.class)))
                .contains("LambdaMetafactory", "SwitchBootstraps");
        converted()
                .forEach((name, bytes) ->
                        assertThat(bootstraps(bytes))
                                .as(name)
                                .doesNotContain("LambdaMetafactory", "SwitchBootstraps"));
    }

    @Test
    void lambdasOfOneInterfaceAndPackageShareAClass() throws IOException {
        // Function, BiFunction, Supplier, Consumer, Polite and five for primitive types.
        assertThat(converted().keySet())
                .filteredOn(name -> name.startsWith("lectern/packaging/Lambda$"))
                .hasSize(10);
    }

    @Test
    void aClassWithoutLambdasStaysAsItIs() throws IOException {
        byte[] bytes = bytes(LambdaSite.Shape.class);
        var lambdas = new LambdaClasses("lectern/packaging/");
        assertThat(PlainLambdas.in(bytes, ClassHierarchyResolver.defaultResolver(), lambdas))
                .isSameAs(bytes);
        assertThat(lambdas.bytes()).isEmpty();
    }

    private static Map<String, byte[]> converted() throws IOException {
        ClassHierarchyResolver hierarchy =
                ClassHierarchyResolver.ofClassLoading(PlainLambdasTest.class.getClassLoader());
        Map<String, byte[]> all = new HashMap<>();
        var lambdas = new LambdaClasses("lectern/packaging/");
        for (Class<?> each : SAMPLES) {
            all.put(
                    each.getName().replace('.', '/'),
                    PlainLambdas.in(bytes(each), hierarchy, lambdas));
        }
        all.putAll(lambdas.bytes());
        return all;
    }

    static byte[] bytes(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    private static List<String> bootstraps(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(CodeModel::elementStream)
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(each -> ((InvokeDynamicInstruction) each).bootstrapMethod().owner())
                .map(owner -> owner.displayName())
                .toList();
    }

    /** Defines the converted classes itself. */
    private static final class Plain extends ClassLoader {
        private final Map<String, byte[]> classes;

        Plain(Map<String, byte[]> classes) {
            super(null);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
