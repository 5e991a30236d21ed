package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.engine.api.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.wireadmin.Wire;

/**
 * Two graphs with a model each, two emitters in each, each emitter on a thread of its own: every record must come out once, of
 * the model of its graph, with the answer to its own values, and in the order in which its emitter gave it.
 */
record CrowdPart(Engine engine, String format, Path directory) {

    private static final int GRAPHS = 2;
    private static final int EMITTERS_OF_EACH = 2;
    private static final int INPUTS = 16;
    private static final long LONGEST_MINUTES = 30;

    /** What came of it. */
    record Result(long records, long scored, long refused, long wrong, long mixed, long outOfOrder, long nanos) {

        long lost() {
            return records - scored - refused;
        }

        boolean isSound() {
            return lost() == 0 && refused == 0 && wrong == 0 && mixed == 0 && outOfOrder == 0;
        }

        String row(String engine) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %,d | %,d | %d | %d | %d | %d | %d | %,.0f |",
                    engine,
                    GRAPHS,
                    GRAPHS * EMITTERS_OF_EACH,
                    records,
                    scored,
                    refused,
                    lost(),
                    wrong,
                    mixed,
                    outOfOrder,
                    records * 1e9 / nanos);
        }
    }

    Result run(int records) throws Exception {
        int each = records / (GRAPHS * EMITTERS_OF_EACH);
        CountDownLatch all = new CountDownLatch(each * GRAPHS * EMITTERS_OF_EACH);
        List<Graph> graphs = new ArrayList<>();
        try (Serving serving = Serving.start(directory, engine, Map.of("probe", false))) {
            for (int i = 0; i < GRAPHS; i++) {
                graphs.add(new Graph(serving, format, ModelName.of("crowd-" + i), i + 1, all));
            }
            long began = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (Graph graph : graphs) {
                for (int emitter = 0; emitter < EMITTERS_OF_EACH; emitter++) {
                    threads.add(graph.emitting(emitter, each));
                }
            }
            threads.forEach(Thread::start);
            boolean unused = all.await(LONGEST_MINUTES, TimeUnit.MINUTES);
            long nanos = System.nanoTime() - began;
            for (Graph graph : graphs) {
                graph.close();
            }
            return new Result(
                    (long) each * GRAPHS * EMITTERS_OF_EACH,
                    sum(graphs, graph -> graph.scored),
                    sum(graphs, graph -> graph.refused),
                    sum(graphs, graph -> graph.wrong),
                    sum(graphs, graph -> graph.mixed),
                    sum(graphs, graph -> graph.outOfOrder),
                    nanos);
        }
    }

    private static long sum(List<Graph> graphs, java.util.function.Function<Graph, AtomicLong> counter) {
        return graphs.stream().map(counter).mapToLong(AtomicLong::get).sum();
    }

    /** A graph with its model and who looks at what comes out. */
    private static final class Graph implements AutoCloseable {

        final AtomicLong scored = new AtomicLong();
        final AtomicLong refused = new AtomicLong();
        final AtomicLong wrong = new AtomicLong();
        final AtomicLong mixed = new AtomicLong();
        final AtomicLong outOfOrder = new AtomicLong();
        private final ModelName model;
        private final List<Map<String, Object>> inputs = new ArrayList<>();
        private final double[][] expected = new double[INPUTS][];
        private final long[] last = new long[EMITTERS_OF_EACH];
        private final CountDownLatch all;
        private final WireInference component;

        Graph(Serving serving, String format, ModelName model, int seed, CountDownLatch all) throws Exception {
            this.model = model;
            this.all = all;
            Arrays.fill(last, -1);
            String manifest = Subject.MLP.manifest(format, "1").replace(Serving.MODEL.value(), model.value());
            serving.activate(model, serving.stored("1", Subject.MLP.file(format, seed), manifest));
            try (ModelLease lease = serving.lease(model)) {
                for (int i = 0; i < INPUTS; i++) {
                    inputs.add(Payloads.record(true, Payloads.floats(i, Subject.MLP.inputs())));
                    expected[i] = answer(lease, inputs.get(i));
                }
            }
            component = new WireInference(
                    serving.service(),
                    Map.of(
                            "model",
                            model.value(),
                            "mode",
                            "asynchronous",
                            "queue_full",
                            "block",
                            "queue_block_timeout_ms",
                            60_000,
                            "passthrough",
                            "emitter,sequence"),
                    new Sink(this::result),
                    new Sink(record -> refused()));
        }

        private static double[] answer(ModelLease lease, Map<String, Object> input) {
            if (lease.score(input) instanceof ScoreOutcome.Scored score) {
                return score.outputs().get(0).values();
            }
            throw new IllegalStateException("a record was not scored");
        }

        Thread emitting(int emitter, int count) {
            Wires wires = new Wires(component.receiver());
            return new Thread(
                    () -> {
                        for (long i = 0; i < count; i++) {
                            Map<String, Object> record = new HashMap<>(inputs.get((int) (i % INPUTS)));
                            record.put("emitter", emitter);
                            record.put("sequence", i);
                            wires.emit(List.of(WirePart.record(record)));
                        }
                    },
                    "emitter-" + model + "-" + emitter);
        }

        /** Called by the one thread of the component. */
        private void result(Map<String, Object> record) {
            int emitter = (Integer) record.getOrDefault("emitter", -1);
            long sequence = (Long) record.getOrDefault("sequence", -1L);
            scored.incrementAndGet();
            if (!model.value().equals(record.get("modelwire.model"))) {
                mixed.incrementAndGet();
            }
            if (sequence != last[emitter] + 1) {
                outOfOrder.incrementAndGet();
            }
            last[emitter] = sequence;
            double[] right = expected[(int) (sequence % INPUTS)];
            for (int i = 0; i < right.length; i++) {
                if (!Double.valueOf(right[i]).equals(record.get(Subject.OUTPUT + "_" + i))) {
                    wrong.incrementAndGet();
                    break;
                }
            }
            all.countDown();
        }

        private void refused() {
            refused.incrementAndGet();
            all.countDown();
        }

        @Override
        public void close() throws ReflectiveOperationException {
            component.close();
        }
    }

    /** Looks at what comes. */
    private record Sink(java.util.function.Consumer<Map<String, Object>> eye) implements WireReceiver {

        @Override
        public void onWireReceive(WireEnvelope envelope) {
            for (WireRecord record : envelope.getRecords()) {
                eye.accept(WirePart.plain(record));
            }
        }

        @Override
        public void updated(Wire wire, Object value) {}

        @Override
        public void producersConnected(Wire[] wires) {}
    }
}
