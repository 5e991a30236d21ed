package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ModelLease;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;

/** What the wire component costs without any engine, as multiples of the plain way from an emitter to a sink. */
record WirePart(Meter meter, Path directory, PrintStream out) {

    private static final int OUTPUTS = 4;
    private static final String PLAIN = "plain emitter → sink";

    private enum Shape {
        NINE("9 FLOAT properties", true, "1, 9"),
        FIFTY("50 FLOAT properties", true, "1, 50"),
        WINDOW("a window of 4,800 bytes", false, "1, 24, 50"),
        IMAGE("an image of 196,608 bytes", false, "1, 128, 128, 3");

        private final String label;
        private final boolean features;
        private final String dimensions;

        Shape(String label, boolean features, String dimensions) {
            this.label = label;
            this.features = features;
            this.dimensions = dimensions;
        }
    }

    /** Keeps the last that came. */
    static final class Sink implements WireReceiver {

        private WireEnvelope last = new WireEnvelope("none", List.of());

        /** Fails if a record has come. */
        void requireEmpty() {
            if (!last.getRecords().isEmpty()) {
                throw new IllegalStateException(
                        "a record was refused: " + plain(last.getRecords().get(0)));
            }
        }

        @Override
        public void onWireReceive(WireEnvelope envelope) {
            last = envelope;
        }

        @Override
        public void updated(org.osgi.service.wireadmin.Wire wire, Object value) {}

        @Override
        public void producersConnected(org.osgi.service.wireadmin.Wire[] wires) {}
    }

    void run() throws Exception {
        for (Shape shape : Shape.values()) {
            measure(shape);
        }
    }

    private void measure(Shape shape) throws Exception {
        Path place = Files.createDirectories(directory.resolve(shape.name()));
        Map<String, Object> values = Payloads.record(
                shape.features, Payloads.floats(1, Subject.elements(Subject.dimensions(shape.dimensions))));
        List<WireRecord> records = List.of(record(values));
        Sink plainSink = new Sink();
        Sink results = new Sink();
        Sink lean = new Sink();
        Sink rejects = new Sink();
        try (Serving serving = Serving.start(place, new ConstantEngine(), Map.of("probe", false))) {
            serving.activate(serving.stored("1", file(shape), manifest(shape)));
            try (WireInference all = new WireInference(serving.service(), Map.of(), results, rejects);
                    WireInference least =
                            new WireInference(serving.service(), Map.of("provenance", false), lean, rejects);
                    ModelLease lease = serving.lease()) {
                Wires plain = new Wires(plainSink);
                Wires through = new Wires(all.receiver());
                Wires throughLeast = new Wires(least.receiver());
                Wires throughStock =
                        new Wires(new StockComponent(serving.service(), Serving.MODEL.value(), new Sink()));
                through.emit(records);
                Map<String, Object> answered = plain(results.last.getRecords().get(0));
                Map<String, Meter.Call> calls = new LinkedHashMap<>();
                calls.put(PLAIN, () -> plain.emit(records));
                calls.put("lease, record", () -> ScorePart.requireScored(lease.score(values)));
                calls.put("wire component", () -> through.emit(records));
                calls.put("wire component, no provenance", () -> throughLeast.emit(records));
                calls.put("stock AI component over our adapter", () -> throughStock.emit(records));
                calls.put("plain, with making such a record", () -> plain.emit(List.of(record(answered))));
                Map<String, Meter.Cost> costs = meter.measure(calls);
                rejects.requireEmpty();
                print(shape, costs);
            }
        }
    }

    private void print(Shape shape, Map<String, Meter.Cost> costs) {
        double plain = costs.getOrDefault(PLAIN, new Meter.Cost(1, 1, 0)).p50();
        costs.forEach((path, cost) -> out.printf(
                Locale.ROOT,
                "| %s | %s | %.3f µs | %.3f µs | %.1f | %.0f B |%n",
                shape.label,
                path,
                cost.p50() / 1e3,
                cost.p99() / 1e3,
                cost.p50() / plain,
                cost.bytes()));
    }

    private static byte[] file(Shape shape) {
        return (shape.dimensions + "\n" + OUTPUTS).getBytes(StandardCharsets.UTF_8);
    }

    private static String manifest(Shape shape) {
        return Subject.manifest(
                ConstantEngine.FORMAT, "1", shape.features, Subject.dimensions(shape.dimensions), OUTPUTS);
    }

    static WireRecord record(Map<String, Object> values) {
        Map<String, TypedValue<?>> properties = new LinkedHashMap<>();
        values.forEach((name, value) -> properties.put(name, TypedValues.newTypedValue(value)));
        return new WireRecord(properties);
    }

    static Map<String, Object> plain(WireRecord record) {
        Map<String, Object> values = new HashMap<>();
        record.getProperties().forEach((name, value) -> values.put(name, value.getValue()));
        return values;
    }
}
