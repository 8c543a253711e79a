package lectern.packaging;

import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Byte;
import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Short;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * From the type a value has to the type it is needed as: casts, boxes and wider numbers, as {@code
 * LambdaMetafactory} documents them.
 */
final class Conversion {
    private static final List<TypeKind> PRIMITIVES =
            List.of(
                    TypeKind.BOOLEAN,
                    TypeKind.BYTE,
                    TypeKind.CHAR,
                    TypeKind.SHORT,
                    TypeKind.INT,
                    TypeKind.LONG,
                    TypeKind.FLOAT,
                    TypeKind.DOUBLE);

    private Conversion() {}

    /** Turns the value on top of the stack into what is needed. */
    static void convert(CodeBuilder code, ClassDesc has, ClassDesc needed) {
        if (needed.equals(CD_void)) {
            drop(code, has);
        } else if (has.isPrimitive() && needed.isPrimitive()) {
            widen(code, TypeKind.from(has), TypeKind.from(needed));
        } else if (has.isPrimitive()) {
            box(code, TypeKind.from(has));
        } else if (needed.isPrimitive()) {
            unbox(code, has, TypeKind.from(needed));
        } else if (!needed.equals(has) && !needed.equals(CD_Object)) {
            code.checkcast(needed);
        }
    }

    private static void drop(CodeBuilder code, ClassDesc has) {
        switch (TypeKind.from(has).slotSize()) {
            case 1 -> code.pop();
            case 2 -> code.pop2();
            default -> {}
        }
    }

    private static void widen(CodeBuilder code, TypeKind has, TypeKind needed) {
        if (has.asLoadable() != needed.asLoadable()) {
            code.conversion(has, needed);
        }
    }

    private static void box(CodeBuilder code, TypeKind kind) {
        ClassDesc box = box(kind);
        code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, kind.upperBound()));
    }

    /** A box of a smaller number than is needed is opened and the number widened. */
    private static void unbox(CodeBuilder code, ClassDesc has, TypeKind needed) {
        TypeKind kind =
                PRIMITIVES.stream()
                        .filter(each -> box(each).equals(has))
                        .findFirst()
                        .orElse(needed);
        ClassDesc box = box(kind);
        if (!box.equals(has)) {
            code.checkcast(box);
        }
        ClassDesc primitive = kind.upperBound();
        code.invokevirtual(box, primitive.displayName() + "Value", MethodTypeDesc.of(primitive));
        widen(code, kind, needed);
    }

    private static ClassDesc box(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> CD_Boolean;
            case BYTE -> CD_Byte;
            case CHAR -> CD_Character;
            case SHORT -> CD_Short;
            case INT -> CD_Integer;
            case LONG -> CD_Long;
            case FLOAT -> CD_Float;
            case DOUBLE -> CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException("has no box: " + kind);
        };
    }
}
