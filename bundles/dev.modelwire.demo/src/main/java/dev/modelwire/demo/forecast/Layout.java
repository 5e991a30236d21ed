package dev.modelwire.demo.forecast;

import java.util.List;
import java.util.stream.IntStream;

/** Names that manifests, files and the graph have in common. */
public final class Layout {

    /** The property and the column with the time of a record, milliseconds since 1970. */
    public static final String TIME = "time";

    static final String INPUT = "features";

    /** The name of the models' output. */
    public static final String OUTPUT = "forecast";

    private Layout() {}

    /** Returns the labels of an output: {@code h1}, {@code h2}, …, or {@code h1_q0.1}, {@code h1_q0.5}, … if there are quantiles. */
    static List<String> labels(int horizons, List<Double> quantiles) {
        return IntStream.rangeClosed(1, horizons)
                .boxed()
                .flatMap(h -> quantiles.isEmpty()
                        ? List.of("h" + h).stream()
                        : quantiles.stream().map(q -> "h" + h + "_q" + q))
                .toList();
    }
}
