package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.InferenceService;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.wireadmin.Wire;

/** A thread that emits record after record, each with its number, into a wire component of its own. */
final class SwapLoad implements WireReceiver {

    private static final String NUMBER = "number";

    private final SwapLedger ledger;
    private volatile Histogram latencies = new Histogram();
    private final Thread thread = new Thread(this::run, "benchmark-load");
    private final WireInference component;
    private final Wires emitter;
    private volatile boolean going = true;
    private long number;
    private int answers;

    private SwapLoad(InferenceService service, SwapLedger ledger) throws ReflectiveOperationException {
        this.ledger = ledger;
        this.component = new WireInference(service, Map.of("passthrough", NUMBER), this, refused());
        this.emitter = new Wires(component.receiver());
    }

    static SwapLoad start(InferenceService service, SwapLedger ledger) throws ReflectiveOperationException {
        SwapLoad load = new SwapLoad(service, ledger);
        load.thread.setDaemon(true);
        load.thread.start();
        return load;
    }

    /** Begins new latencies and returns those so far. */
    Histogram restart() {
        Histogram before = latencies;
        latencies = new Histogram();
        return before;
    }

    void stop() throws Exception {
        going = false;
        thread.join();
        component.close();
    }

    private void run() {
        while (going) {
            number++;
            answers = 0;
            Map<String, TypedValue<?>> properties = new java.util.LinkedHashMap<>();
            ledger.input((int) (number % SwapLedger.RECORDS))
                    .forEach((name, value) -> properties.put(name, TypedValues.newTypedValue(value)));
            properties.put(NUMBER, TypedValues.newTypedValue(number));
            List<WireRecord> records = List.of(new WireRecord(properties));
            long begin = System.nanoTime();
            emitter.emit(records);
            latencies.add(System.nanoTime() - begin);
            ledger.came(answers);
        }
    }

    /** Takes a result, in the thread that emitted its record. */
    @Override
    public void onWireReceive(WireEnvelope envelope) {
        for (WireRecord record : envelope.getRecords()) {
            Map<String, TypedValue<?>> properties = record.getProperties();
            if (value(properties, NUMBER) instanceof Long answered && answered == number) {
                answers++;
            } else {
                answers += 2; // the answer to another record has come once too often
            }
            double[] values = new double[Subject.MLP.outputs()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (Double) value(properties, Subject.OUTPUT + "_" + i);
            }
            ledger.check((int) (number % SwapLedger.RECORDS), value(properties, "modelwire.digest"), values);
        }
    }

    private static Object value(Map<String, TypedValue<?>> properties, String name) {
        TypedValue<?> value = properties.get(name);
        if (value == null) {
            throw new IllegalStateException("the result has no property [" + name + "]");
        }
        return value.getValue();
    }

    private static WireReceiver refused() {
        return new WireReceiver() {
            @Override
            public void onWireReceive(WireEnvelope envelope) {
                // No answer: the record counts as lost.
            }

            @Override
            public void updated(Wire wire, Object value) {}

            @Override
            public void producersConnected(Wire[] wires) {}
        };
    }

    @Override
    public void updated(Wire wire, Object value) {}

    @Override
    public void producersConnected(Wire[] wires) {}
}
