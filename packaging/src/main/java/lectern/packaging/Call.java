package lectern.packaging;

import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;

/** The instructions that do what a method handle would. */
final class Call {
    private Call() {}

    /** What stands before the arguments. */
    static void begin(CodeBuilder code, DirectMethodHandleDesc target) {
        if (target.kind() == Kind.CONSTRUCTOR) {
            code.new_(target.owner()).dup();
        }
    }

    /** What stands after them. */
    static void end(CodeBuilder code, DirectMethodHandleDesc target) {
        ClassDesc owner = target.owner();
        String method = target.methodName();
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
        switch (target.kind()) {
            case STATIC, INTERFACE_STATIC ->
                    code.invokestatic(owner, method, type, target.isOwnerInterface());
            case VIRTUAL -> code.invokevirtual(owner, method, type);
            case INTERFACE_VIRTUAL -> code.invokeinterface(owner, method, type);
            case SPECIAL, INTERFACE_SPECIAL ->
                    code.invokespecial(owner, method, type, target.isOwnerInterface());
            case CONSTRUCTOR -> code.invokespecial(owner, INIT_NAME, type);
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
                    throw new IllegalArgumentException("no method: " + target);
        }
    }

    /** A whole method: calls the target with its own arguments and gives what that gives. */
    static void forward(CodeBuilder code, DirectMethodHandleDesc target) {
        begin(code, target);
        int slot = 0;
        for (ClassDesc argument : target.invocationType().parameterList()) {
            code.loadLocal(TypeKind.from(argument), slot);
            slot += TypeKind.from(argument).slotSize();
        }
        end(code, target);
        code.return_(TypeKind.from(target.invocationType().returnType()));
    }
}
