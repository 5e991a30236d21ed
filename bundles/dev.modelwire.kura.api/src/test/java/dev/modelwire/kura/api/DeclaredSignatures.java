package dev.modelwire.kura.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads class files, since annotations such as ProviderType and Version are not kept at run time. */
final class DeclaredSignatures {

    private DeclaredSignatures() {}

    static List<Signature> in(Path classes) {
        try (var files = Files.walk(classes)) {
            var readers = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .map(DeclaredSignatures::read)
                    .toList();
            var versions = exportVersions(readers);
            var signatures = new ArrayList<Signature>();
            for (var reader : readers) {
                var type = new TypeSignatures(versions);
                reader.accept(type, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
                signatures.addAll(type.signatures());
            }
            return signatures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassReader read(Path file) {
        try {
            return new ClassReader(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> exportVersions(List<ClassReader> readers) {
        var versions = new TreeMap<String, String>();
        for (var reader : readers) {
            if (reader.getClassName().endsWith("/package-info")) {
                reader.accept(new PackageVersion(versions), ClassReader.SKIP_CODE);
            }
        }
        return versions;
    }

    static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    /** Notes the version of a package that carries both Export and Version. */
    private static final class PackageVersion extends ClassVisitor {

        private final Map<String, String> versions;
        private String name = "";
        private String version = "";
        private boolean exported;

        PackageVersion(Map<String, String> versions) {
            super(Opcodes.ASM9);
            this.versions = versions;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            this.name = packageOf(Type.getObjectType(name).getClassName());
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            exported |= descriptor.equals("Lorg/osgi/annotation/bundle/Export;");
            var isVersion = descriptor.equals("Lorg/osgi/annotation/versioning/Version;");
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String attribute, Object value) {
                    version = isVersion ? value.toString() : version;
                }
            };
        }

        @Override
        public void visitEnd() {
            versions.put(name, exported ? version : "not exported");
        }
    }
}
