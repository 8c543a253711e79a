package lectern.packaging;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes that take the place of the lambdas of one package. */
final class LambdaClasses {
    /**
     * How many lambdas share a class. Each class that is read costs a cold start, and so does each
     * lambda in it that is not used: with 16 register reads 220 of these classes at its start, with
     * 32 it reads 213, with 64 206 (bench/cold-start; one class for each class and interface is
     * 325).
     */
    static final int MOST = 32;

    private final String packageName;
    private final Map<LambdaSite.Shape, LambdaClass> open = new HashMap<>();
    private final List<LambdaClass> all = new ArrayList<>();
    private int version;

    /**
     * @param packageName with slashes, the last one included
     */
    LambdaClasses(String packageName) {
        this.packageName = packageName;
    }

    /** How to get the object that the lambda was. */
    record Factory(ClassDesc owner, String name, LambdaSite site) {
        void call(CodeBuilder code) {
            code.invokestatic(owner, name, site.factory());
        }
    }

    /**
     * Takes the lambda in.
     *
     * @param itsVersion of the class file it stood in
     */
    Factory add(LambdaSite site, int itsVersion) {
        version = Math.max(version, itsVersion);
        LambdaClass its = open.get(site.shape());
        if (its == null || its.size() == MOST) {
            its = new LambdaClass(name(), site.shape());
            open.put(site.shape(), its);
            all.add(its);
        }
        return new Factory(its.name(), its.add(site), site);
    }

    /** The classes by internal names. */
    Map<String, byte[]> bytes() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (LambdaClass each : all) {
            String descriptor = each.name().descriptorString();
            classes.put(descriptor.substring(1, descriptor.length() - 1), each.bytes(version));
        }
        return classes;
    }

    private ClassDesc name() {
        return ClassDesc.ofInternalName(packageName + "Lambda$" + all.size());
    }
}
