package lectern.packaging;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/**
 * A place in the code where a lambda or a method reference becomes an object, with what {@code
 * java.lang.invoke.LambdaMetafactory} would be told there.
 *
 * @param target what the object calls
 * @param exact the interface method's type as it is used here
 */
record LambdaSite(
        Shape shape,
        List<ClassDesc> captured,
        DirectMethodHandleDesc target,
        MethodTypeDesc exact) {
    private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

    /**
     * What lambdas have in common that one class can be for.
     *
     * @param method the name of the interface's one method
     * @param erased the interface method's type as it is declared
     */
    record Shape(ClassDesc type, String method, MethodTypeDesc erased) {}

    /** The site, unless the instruction makes something else or a lambda of a rarer sort. */
    static Optional<LambdaSite> of(InvokeDynamicInstruction instruction) {
        DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
        if (!bootstrap.owner().equals(METAFACTORY)
                || !bootstrap.methodName().equals("metafactory")) {
            return Optional.empty();
        }
        List<ConstantDesc> arguments = instruction.bootstrapArgs();
        Shape shape =
                new Shape(
                        instruction.typeSymbol().returnType(),
                        instruction.name().stringValue(),
                        (MethodTypeDesc) arguments.get(0));
        return Optional.of(
                new LambdaSite(
                        shape,
                        instruction.typeSymbol().parameterList(),
                        (DirectMethodHandleDesc) arguments.get(1),
                        (MethodTypeDesc) arguments.get(2)));
    }

    /** From what is captured to the interface. */
    MethodTypeDesc factory() {
        return MethodTypeDesc.of(shape.type(), captured);
    }

    /** From what the target takes, the object it is called on first, to what it gives. */
    MethodTypeDesc call() {
        return target.invocationType();
    }

    /** The same, calling another method. */
    LambdaSite calling(DirectMethodHandleDesc other) {
        return new LambdaSite(shape, captured, other, exact);
    }
}
