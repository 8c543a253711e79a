package lectern.packaging;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SUPER;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A class that takes the place of the hidden ones which the JDK would spin for lambdas of one
 * package that implement the same method. What they capture is kept as objects.
 */
final class LambdaClass {
    private static final String WHICH = "which";

    private final ClassDesc name;
    private final LambdaSite.Shape shape;
    private final List<LambdaSite> sites = new ArrayList<>();

    LambdaClass(ClassDesc name, LambdaSite.Shape shape) {
        this.name = name;
        this.shape = shape;
    }

    ClassDesc name() {
        return name;
    }

    int size() {
        return sites.size();
    }

    /**
     * Takes the site in.
     *
     * @return the name of the static method that makes its object from what it captures
     */
    String add(LambdaSite site) {
        sites.add(site);
        return factory(sites.size() - 1);
    }

    byte[] bytes(int version) {
        return ClassFile.of().build(name, made -> write(made, version));
    }

    private void write(ClassBuilder made, int version) {
        made.withVersion(version, 0)
                .withFlags(ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC)
                .withSuperclass(CD_Object)
                .withInterfaceSymbols(shape.type())
                .withField(WHICH, CD_int, ACC_PRIVATE | ACC_FINAL);
        for (int i = 0; i < fields(); i++) {
            made.withField(field(i), CD_Object, ACC_PRIVATE | ACC_FINAL);
        }
        made.withMethodBody(INIT_NAME, constructorType(), ACC_PRIVATE, this::construct);
        for (int i = 0; i < sites.size(); i++) {
            int which = i;
            made.withMethodBody(
                    factory(i), sites.get(i).factory(), ACC_STATIC, code -> make(code, which));
        }
        made.withMethodBody(shape.method(), shape.erased(), ACC_PUBLIC, this::choose);
    }

    private void construct(CodeBuilder code) {
        code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
        code.aload(0).iload(1).putfield(name, WHICH, CD_int);
        for (int i = 0; i < fields(); i++) {
            code.aload(0).aload(2 + i).putfield(name, field(i), CD_Object);
        }
        code.return_();
    }

    private void make(CodeBuilder code, int which) {
        code.new_(name).dup().loadConstant(which);
        List<ClassDesc> captured = sites.get(which).captured();
        int slot = 0;
        for (int i = 0; i < fields(); i++) {
            if (i < captured.size()) {
                TypeKind kind = TypeKind.from(captured.get(i));
                code.loadLocal(kind, slot);
                Conversion.convert(code, captured.get(i), CD_Object);
                slot += kind.slotSize();
            } else {
                code.aconst_null();
            }
        }
        code.invokespecial(name, INIT_NAME, constructorType()).areturn();
    }

    private void choose(CodeBuilder code) {
        if (sites.size() == 1) {
            call(code, sites.getFirst());
            return;
        }
        List<Label> labels = sites.stream().map(_ -> code.newLabel()).toList();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 1; i < labels.size(); i++) {
            cases.add(SwitchCase.of(i, labels.get(i)));
        }
        code.aload(0).getfield(name, WHICH, CD_int);
        code.tableswitch(1, labels.size() - 1, labels.getFirst(), cases);
        for (int i = 0; i < labels.size(); i++) {
            code.labelBinding(labels.get(i));
            call(code, sites.get(i));
        }
    }

    private void call(CodeBuilder code, LambdaSite site) {
        List<ClassDesc> taken = site.call().parameterList();
        Call.begin(code, site.target());
        int captures = site.captured().size();
        for (int i = 0; i < captures; i++) {
            code.aload(0).getfield(name, field(i), CD_Object);
            Conversion.convert(code, CD_Object, taken.get(i));
        }
        int slot = 1;
        for (int i = 0; i < shape.erased().parameterCount(); i++) {
            ClassDesc argument = shape.erased().parameterType(i);
            ClassDesc exact = site.exact().parameterType(i);
            code.loadLocal(TypeKind.from(argument), slot);
            Conversion.convert(code, argument, exact);
            Conversion.convert(code, exact, taken.get(captures + i));
            slot += TypeKind.from(argument).slotSize();
        }
        Call.end(code, site.target());
        Conversion.convert(code, site.call().returnType(), shape.erased().returnType());
        code.return_(TypeKind.from(shape.erased().returnType()));
    }

    private int fields() {
        return sites.stream().mapToInt(site -> site.captured().size()).max().orElse(0);
    }

    private MethodTypeDesc constructorType() {
        List<ClassDesc> arguments = new ArrayList<>(Collections.nCopies(fields(), CD_Object));
        arguments.addFirst(CD_int);
        return MethodTypeDesc.of(CD_void, arguments);
    }

    private static String factory(int which) {
        return "of" + which;
    }

    private static String field(int index) {
        return "captured" + index;
    }
}
