package dev.modelwire.kura.api;

import java.util.ArrayList;
import java.util.List;

/** Says, one sentence per difference and by name, where declared signatures and the table part. */
final class SignatureComparer {

    private SignatureComparer() {}

    static List<String> compare(Iterable<Signature> table, Iterable<Signature> declared) {
        var expected = Signature.byKey(table);
        var actual = Signature.byKey(declared);
        var differences = new ArrayList<String>();
        expected.forEach((key, row) -> {
            var found = actual.get(key);
            if (found == null) {
                differences.add("[" + key + "] is in the table and not declared");
            } else {
                differences.addAll(cells(key, row, found));
            }
        });
        actual.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> differences.add("[" + key + "] is declared and not in the table"));
        return differences;
    }

    private static List<String> cells(String key, Signature row, Signature found) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < Signature.COLUMNS.size(); i++) {
            var expected = row.cells().get(i);
            var actual = found.cells().get(i);
            if (!expected.equals(actual)) {
                differences.add("[%s] %s is [%s] and the table says [%s]"
                        .formatted(key, Signature.COLUMNS.get(i), actual, expected));
            }
        }
        return differences;
    }
}
