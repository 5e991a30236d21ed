package dev.modelwire.kura.api;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Writes access flags and annotations as the table does. Nullness annotations are ours and left out. */
final class Modifiers {

    private static final String NULLNESS = "Lorg/jspecify/";

    private Modifiers() {}

    static String of(int access, List<String> annotations) {
        var words = new ArrayList<String>();
        for (var flag : List.of(
                Opcodes.ACC_PUBLIC,
                Opcodes.ACC_PROTECTED,
                Opcodes.ACC_STATIC,
                Opcodes.ACC_FINAL,
                Opcodes.ACC_ABSTRACT)) {
            if ((access & flag) != 0) {
                words.add(Modifier.toString(flag));
            }
        }
        annotations.stream()
                .filter(descriptor -> !descriptor.startsWith(NULLNESS))
                .map(descriptor -> "@" + descriptor.substring(descriptor.lastIndexOf('/') + 1, descriptor.length() - 1))
                .forEach(words::add);
        return String.join(" ", words);
    }

    /** The table calls an interface just public. */
    static String ofType(int access, List<String> annotations) {
        var isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        return of(isInterface ? access & ~Opcodes.ACC_ABSTRACT : access, annotations);
    }

    static String ofMethod(int access, boolean onInterface, List<String> annotations) {
        var words = of(access, annotations);
        var isDefault = onInterface && (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0;
        return words + ((access & Opcodes.ACC_VARARGS) == 0 ? "" : " varargs") + (isDefault ? " default" : "");
    }
}
