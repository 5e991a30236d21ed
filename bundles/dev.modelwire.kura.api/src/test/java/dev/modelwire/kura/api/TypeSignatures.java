package dev.modelwire.kura.api;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the signatures of one class file; none if the type is not public. */
final class TypeSignatures extends ClassVisitor {

    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private final Map<String, String> exportVersions;
    private final List<Signature> members = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>();
    private int access;
    private String type = "";
    private String parents = "";
    private String generics = "";

    TypeSignatures(Map<String, String> exportVersions) {
        super(Opcodes.ASM9);
        this.exportVersions = exportVersions;
    }

    List<Signature> signatures() {
        if ((access & Opcodes.ACC_PUBLIC) == 0) {
            return List.of();
        }
        var signatures = new ArrayList<>(members);
        signatures.add(new Signature(
                type,
                kind(),
                "",
                "extends/implements: " + parents,
                Modifiers.ofType(access, annotations),
                "",
                "export-version=" + exportVersions.get(DeclaredSignatures.packageOf(type)),
                generics,
                ""));
        return signatures;
    }

    private String kind() {
        if (is(access, Opcodes.ACC_ANNOTATION)) {
            return "annotation";
        } else if (is(access, Opcodes.ACC_ENUM)) {
            return "enum";
        }
        return is(access, Opcodes.ACC_INTERFACE) ? "interface" : "class";
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String[] interfaces) {
        this.access = access;
        this.type = className(name);
        this.generics = Objects.requireNonNullElse(signature, "");
        var isInterface = is(access, Opcodes.ACC_INTERFACE);
        var implemented =
                Arrays.stream(interfaces).map(TypeSignatures::className).collect(joining(","));
        this.parents = (isInterface ? "interface " : "class ")
                + type
                + (isInterface || superName == null ? "" : " extends " + className(superName))
                + (implemented.isEmpty() ? "" : (isInterface ? " extends " : " implements ") + implemented);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        annotations.add(descriptor);
        return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        if (!is(access, VISIBLE) || is(access, Opcodes.ACC_SYNTHETIC)) {
            return null;
        }
        var found = new ArrayList<String>();
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                found.add(annotation);
                return null;
            }

            @Override
            public void visitEnd() {
                var constant = is(access, Opcodes.ACC_ENUM) ? EnumValue.of(type, name) : literal(value);
                add(is(access, Opcodes.ACC_ENUM) ? "enum-constant" : "field", name, descriptor)
                        .accept(new Details(Modifiers.of(access, found), "", constant, signature, ""));
            }
        };
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
        var ofEveryEnum = is(this.access, Opcodes.ACC_ENUM) && (name.equals("values") || name.equals("valueOf"));
        if (!is(access, VISIBLE) || is(access, Opcodes.ACC_SYNTHETIC) || ofEveryEnum) {
            return null;
        }
        var found = new ArrayList<String>();
        var parameters = new ArrayList<String>();
        var onInterface = is(this.access, Opcodes.ACC_INTERFACE);
        var exceptions = thrown == null
                ? ""
                : Arrays.stream(thrown).map(TypeSignatures::className).collect(joining(","));
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitParameter(String parameter, int parameterAccess) {
                parameters.add(parameter);
            }

            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                found.add(annotation);
                return null;
            }

            @Override
            public void visitEnd() {
                var modifiers = Modifiers.ofMethod(access, onInterface, found);
                add(name.equals("<init>") ? "constructor" : "method", name, descriptor)
                        .accept(new Details(modifiers, exceptions, "", signature, String.join(",", parameters)));
            }
        };
    }

    private record Details(
            String modifiers,
            String exceptions,
            String constant,
            @Nullable String generics,
            String parameters) {}

    private Consumer<Details> add(String kind, String name, String descriptor) {
        return it -> members.add(new Signature(
                type,
                kind,
                name,
                descriptor,
                it.modifiers(),
                it.exceptions(),
                it.constant(),
                Objects.requireNonNullElse(it.generics(), ""),
                it.parameters()));
    }

    private static String literal(@Nullable Object value) {
        return value instanceof String ? "\"" + value + "\"" : Objects.toString(value, "");
    }

    private static boolean is(int access, int flags) {
        return (access & flags) != 0;
    }

    private static String className(String internalName) {
        return Type.getObjectType(internalName).getClassName();
    }
}
