package dev.modelwire.demo;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** The measured quality as a table that reads well on a terminal and in Markdown. */
final class MetricsTable {
    private MetricsTable() {}

    static String render(SortedMap<String, Metrics> versions) {
        StringBuilder table = new StringBuilder("| state     | held-out rows |");
        StringBuilder rule = new StringBuilder("|-----------|--------------:|");
        for (String version : versions.keySet()) {
            table.append(String.format(Locale.ROOT, " recall, version %s |", version));
            rule.append("-".repeat(17 + version.length())).append(":|");
        }
        table.append('\n').append(rule).append('\n');
        Metrics first = versions.values().iterator().next();
        for (ShuttleState state : ShuttleState.values()) {
            line(table, state.label(), first.support(state));
            for (Map.Entry<String, Metrics> version : versions.entrySet()) {
                cell(table, version.getKey(), version.getValue().recall(state));
            }
            table.append('\n');
        }
        line(table, "accuracy", first.rows());
        for (Map.Entry<String, Metrics> version : versions.entrySet()) {
            cell(table, version.getKey(), OptionalDouble.of(version.getValue().accuracy()));
        }
        return table.append('\n').toString();
    }

    private static void line(StringBuilder table, String name, int rows) {
        table.append(String.format(Locale.ROOT, "| %-9s | %,13d |", name, rows));
    }

    /** Cut, not rounded, so that only what is perfect reads 100.00 %. */
    private static void cell(StringBuilder table, String version, OptionalDouble share) {
        String text = share.isPresent()
                ? String.format(Locale.ROOT, "%.2f %%", Math.floor(share.getAsDouble() * 10_000 + 1e-9) / 100)
                : "no rows";
        table.append(" ".repeat(Math.max(1, 17 + version.length() - text.length())))
                .append(text)
                .append(" |");
    }
}
