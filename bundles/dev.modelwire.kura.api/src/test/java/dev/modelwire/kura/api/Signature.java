package dev.modelwire.kura.api;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One row: a type or one of its public or protected members. */
record Signature(
        String type,
        String kind,
        String member,
        String descriptor,
        String modifiers,
        String exceptions,
        String constant,
        String generics,
        String parameters) {

    static final List<String> COLUMNS = List.of(
            "type",
            "kind",
            "member",
            "descriptor",
            "modifiers",
            "exceptions",
            "constant",
            "generic signature",
            "parameter names");

    Signature {
        modifiers = sorted(modifiers);
        // How a type's generic parents are written out says no more than its generic signature, which is compared too.
        descriptor = descriptor.startsWith("extends/implements:") ? erased(descriptor) : descriptor;
    }

    static Signature ofLine(String line) {
        var cell = Arrays.copyOf(line.split("\t", -1), COLUMNS.size());
        Arrays.setAll(cell, i -> Objects.requireNonNullElse(cell[i], ""));
        return new Signature(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6], cell[7], cell[8]);
    }

    /** What tells this row from all others. */
    String key() {
        return isType() ? type : type + "#" + member + (kind.contains("field") ? "" : " " + descriptor);
    }

    boolean isType() {
        return member.isEmpty();
    }

    List<String> cells() {
        return List.of(type, kind, member, descriptor, modifiers, exceptions, constant, generics, parameters);
    }

    private static String sorted(String words) {
        return Arrays.stream(words.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    private static String erased(String text) {
        var erased = text;
        for (var before = ""; !before.equals(erased); ) {
            before = erased;
            erased = erased.replaceAll("<[^<>]*>", "");
        }
        return erased.replace(" extends java.lang.Object", "");
    }

    static TreeMap<String, Signature> byKey(Iterable<Signature> signatures) {
        var byKey = new TreeMap<String, Signature>();
        for (var signature : signatures) {
            if (byKey.put(signature.key(), signature) != null) {
                throw new IllegalArgumentException("Signature [" + signature.key() + "] occurs twice");
            }
        }
        return byKey;
    }
}
