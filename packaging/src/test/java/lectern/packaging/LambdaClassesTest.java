package lectern.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaClassesTest {
    private static final LambdaSite NOTHING = nothing("java.lang.Runnable", "run");

    private final LambdaClasses lambdas = new LambdaClasses("sample/");

    @Test
    void aClassThatIsFullIsFollowedByAnother() {
        for (int i = 0; i < LambdaClasses.MOST; i++) {
            lambdas.add(NOTHING, ClassFile.JAVA_8_VERSION);
        }
        assertThat(lambdas.bytes()).containsOnlyKeys("sample/Lambda$0");
        lambdas.add(NOTHING, ClassFile.JAVA_8_VERSION);
        assertThat(lambdas.bytes()).containsOnlyKeys("sample/Lambda$0", "sample/Lambda$1");
    }

    @Test
    void anotherInterfaceIsAnotherClass() {
        lambdas.add(NOTHING, ClassFile.JAVA_8_VERSION);
        lambdas.add(nothing("java.lang.AutoCloseable", "close"), ClassFile.JAVA_8_VERSION);
        assertThat(lambdas.bytes()).hasSize(2);
    }

    @Test
    void lambdasOfTwoVersionsAreOfTheHigherOne() {
        lambdas.add(NOTHING, ClassFile.JAVA_25_VERSION);
        lambdas.add(NOTHING, ClassFile.JAVA_8_VERSION);
        assertThat(lambdas.bytes().values())
                .extracting(bytes -> ClassFile.of().parse(bytes).majorVersion())
                .containsExactly(ClassFile.JAVA_25_VERSION);
    }

    @Test
    void aClassThatHasTheNameAlreadyIsNotOverwritten() throws Exception {
        var jar =
                new JarOfClasses(
                        Map.of(
                                "lectern/packaging/Samples.class",
                                PlainLambdasTest.bytes(Samples.class),
                                "lectern/packaging/Lambda$0.class",
                                PlainLambdasTest.bytes(LambdaSite.class)));
        assertThatThrownBy(jar::withoutLambdas)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("lectern/packaging/Lambda$0 is there already");
    }

    private static LambdaSite nothing(String type, String method) {
        MethodTypeDesc nothing = MethodTypeDesc.of(ConstantDescs.CD_void);
        return new LambdaSite(
                new LambdaSite.Shape(ClassDesc.of(type), method, nothing),
                List.of(),
                MethodHandleDesc.ofMethod(
                        Kind.STATIC, ClassDesc.of("java.lang.System"), "gc", nothing),
                nothing);
    }
}
