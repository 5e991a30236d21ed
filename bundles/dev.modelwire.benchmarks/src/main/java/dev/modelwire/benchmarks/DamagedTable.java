package dev.modelwire.benchmarks;

import dev.modelwire.testkit.mutation.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts at which gate damaged models end, and what they do when there is no gate. For one thread. */
final class DamagedTable {

    private static final List<String> GATES = List.of(
            "files", "manifest", "engine", "scan", "probe", "memory", "load", "contract", "golden", "warm-up", "none");

    private final String engine;
    private final Map<DamagedGateway.End, Counts> ends =
            new TreeMap<>(Comparator.comparingInt((DamagedGateway.End end) -> order(end))
                    .thenComparing(DamagedGateway.End::gate)
                    .thenComparing(DamagedGateway.End::code));

    private static final class Counts {
        private int all;
        private int die;
        private int hang;
    }

    DamagedTable(String engine) {
        this.engine = engine;
    }

    private static int order(DamagedGateway.End end) {
        for (int i = 0; i < GATES.size(); i++) {
            if (end.gate().startsWith(GATES.get(i))) {
                return i;
            }
        }
        return GATES.size();
    }

    /** Takes where a model ended, and what it did to a process that opened it untried. */
    void add(DamagedGateway.End end, @Nullable Trial straight) {
        Counts counts = ends.computeIfAbsent(end, unused -> new Counts());
        counts.all++;
        if (straight != null && straight.outcome() == Trial.Outcome.DIED) {
            counts.die++;
        } else if (straight != null && straight.outcome() == Trial.Outcome.HUNG) {
            counts.hang++;
        }
    }

    static List<String> head() {
        return List.of(
                "| engine | gate that refuses | code | models | of these end a process when handed straight to the engine"
                        + " | hang in it |",
                "|---|---|---|---:|---:|---:|");
    }

    List<String> rows() {
        List<String> rows = new ArrayList<>();
        ends.forEach(
                (end, counts) -> rows.add(row(end.gate(), end.code().isEmpty() ? "" : "`" + end.code() + "`", counts)));
        rows.add(row("all", "", sum("")));
        return rows;
    }

    private String row(String gate, String code, Counts counts) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %,d | %,d | %,d |",
                engine,
                gate,
                code,
                counts.all,
                counts.die,
                counts.hang);
    }

    private Counts sum(String gate) {
        Counts sum = new Counts();
        ends.forEach((end, counts) -> {
            if (end.gate().startsWith(gate)) {
                sum.all += counts.all;
                sum.die += counts.die;
                sum.hang += counts.hang;
            }
        });
        return sum;
    }

    /** Says which share of what ends a process or hangs in it is refused by the scan. */
    String share() {
        Counts all = sum("");
        Counts scan = sum(DamagedGateway.SCAN);
        int deadly = all.die + all.hang;
        return deadly == 0
                ? engine + ": none ends a process or hangs in it"
                : String.format(
                        Locale.ROOT,
                        "%s: %d end a process or hang in it, of which the scan refuses %d, %.1f %%",
                        engine,
                        deadly,
                        scan.die + scan.hang,
                        100.0 * (scan.die + scan.hang) / deadly);
    }
}
