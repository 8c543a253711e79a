package lectern.packaging;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the lambdas of a class into plain classes of its package. The JDK spins a hidden class for
 * each while the program runs, which costs a cold start more than the lambda's own work; a class in
 * the jar only has to be read.
 *
 * <p>The rarer sorts (serializable, with more than one interface) stay as they are.
 */
final class PlainLambdas {
    private static final int NESTMATES = 55;

    private final ClassModel model;
    private final ClassDesc owner;
    private final boolean inInterface;
    private final LambdaClasses lambdas;
    private final Map<DirectMethodHandleDesc, DirectMethodHandleDesc> bridges =
            new LinkedHashMap<>();
    private final List<TypeSwitch> switches = new ArrayList<>();

    private PlainLambdas(ClassModel model, LambdaClasses lambdas) {
        this.model = model;
        this.lambdas = lambdas;
        this.owner = model.thisClass().asSymbol();
        this.inInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    /**
     * The class without lambdas.
     *
     * @param hierarchy knows all classes that this one mentions
     * @param lambdas of its package, which take in what they were
     */
    static byte[] in(byte[] bytes, ClassHierarchyResolver hierarchy, LambdaClasses lambdas) {
        ClassModel model = ClassFile.of().parse(bytes);
        return model.methods().stream()
                        .flatMap(method -> method.code().stream())
                        .flatMap(CodeModel::elementStream)
                        .anyMatch(PlainLambdas::isSpun)
                ? new PlainLambdas(model, lambdas).converted(hierarchy)
                : bytes;
    }

    private byte[] converted(ClassHierarchyResolver hierarchy) {
        ClassTransform transform =
                ClassTransform.transformingMethodBodies(this::rewrite)
                        .andThen(ClassTransform.endHandler(this::addMethods));
        return ClassFile.of(ClassHierarchyResolverOption.of(hierarchy))
                .transformClass(model, transform);
    }

    private void rewrite(CodeBuilder out, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction instruction) {
            Optional<LambdaSite> lambda = LambdaSite.of(instruction);
            Optional<TypeSwitch> types = TypeSwitch.of(instruction);
            if (lambda.isPresent()) {
                LambdaSite site = lambda.get().calling(reachable(lambda.get().target()));
                lambdas.add(site, model.majorVersion()).call(out);
                return;
            }
            if (types.isPresent()) {
                switches.add(types.get());
                out.invokestatic(
                        owner, switchName(switches.size() - 1), types.get().type(), inInterface);
                return;
            }
        }
        out.with(element);
    }

    /** The target itself where a class beside this one may call it, else a bridge to it. */
    private DirectMethodHandleDesc reachable(DirectMethodHandleDesc target) {
        boolean bySuper = target.kind() == Kind.SPECIAL || target.kind() == Kind.INTERFACE_SPECIAL;
        return bySuper || isPrivate(target)
                ? bridges.computeIfAbsent(
                        target,
                        _ ->
                                MethodHandleDesc.ofMethod(
                                        inInterface ? Kind.INTERFACE_STATIC : Kind.STATIC,
                                        owner,
                                        "bridge$" + bridges.size(),
                                        target.invocationType()))
                : target;
    }

    /** Whether it is, or can be, as members of other classes of the same nest can. */
    private boolean isPrivate(DirectMethodHandleDesc target) {
        if (!target.owner().equals(owner)) {
            return model.majorVersion() >= NESTMATES && nest(target.owner()).equals(nest(owner));
        }
        return model.methods().stream()
                .filter(method -> method.flags().has(AccessFlag.PRIVATE))
                .anyMatch(method -> isThat(method, target));
    }

    private static boolean isThat(MethodModel method, DirectMethodHandleDesc target) {
        return method.methodName().equalsString(target.methodName())
                && method.methodType().equalsString(target.lookupDescriptor());
    }

    private static String nest(ClassDesc type) {
        return type.descriptorString().split("[$;]", 2)[0];
    }

    private void addMethods(ClassBuilder out) {
        int access = ACC_STATIC | ACC_SYNTHETIC | (inInterface ? ACC_PUBLIC : 0);
        for (int i = 0; i < switches.size(); i++) {
            TypeSwitch each = switches.get(i);
            out.withMethodBody(switchName(i), each.type(), access, each::write);
        }
        bridges.forEach((target, bridge) ->
                out.withMethodBody(
                        bridge.methodName(),
                        bridge.invocationType(),
                        access,
                        code -> Call.forward(code, target)));
    }

    private static String switchName(int index) {
        return "typeSwitch$" + index;
    }

    private static boolean isSpun(CodeElement element) {
        return element instanceof InvokeDynamicInstruction instruction
                && (LambdaSite.of(instruction).isPresent()
                        || TypeSwitch.of(instruction).isPresent());
    }
}
