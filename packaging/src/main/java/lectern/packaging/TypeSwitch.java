package lectern.packaging;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/**
 * A switch over types, for which {@code java.lang.runtime.SwitchBootstraps} would spin a class.
 *
 * @param type from the value and the label to begin with to the label that fits
 * @param labels the types, in the order in which they are asked for
 */
record TypeSwitch(MethodTypeDesc type, List<ClassDesc> labels) {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

    /** The switch, unless the instruction is something else or one with other labels than types. */
    static Optional<TypeSwitch> of(InvokeDynamicInstruction instruction) {
        DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
        List<ConstantDesc> arguments = instruction.bootstrapArgs();
        return bootstrap.owner().equals(BOOTSTRAPS)
                        && bootstrap.methodName().equals("typeSwitch")
                        && arguments.stream().allMatch(ClassDesc.class::isInstance)
                ? Optional.of(
                        new TypeSwitch(
                                instruction.typeSymbol(),
                                arguments.stream().map(ClassDesc.class::cast).toList()))
                : Optional.empty();
    }

    /** -1 for null, the first label from the given one on that fits, else their number. */
    void write(CodeBuilder code) {
        Label nothing = code.newLabel();
        code.aload(0).ifnull(nothing);
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf(labels.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
        code.labelBinding(nothing).iconst_m1().ireturn();
    }
}
