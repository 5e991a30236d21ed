package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.InferenceService;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** The wire component's pipeline, fed with records; what leaves it is handed on. */
public final class WireUnderTest {

    private static final long EVERY_MILLIS = 20;
    private static final long MODEL_POLL_MILLIS = 10;

    private WireUnderTest() {}

    /** Lets a record come every 20 ms for ever. */
    public static void run(
            String model, InferenceService service, Consumer<Map<String, Object>> results, Runnable reject) {
        InferencePipeline pipeline = new InferencePipeline(
                "chaos",
                new Ports() {
                    @Override
                    public void result(Map<String, TypedValue<?>> properties) {
                        results.accept(new InputRecord(properties));
                    }

                    @Override
                    public void results(List<Map<String, TypedValue<?>>> records) {
                        records.forEach(this::result);
                    }

                    @Override
                    public void reject(Map<String, TypedValue<?>> properties) {
                        reject.run();
                    }
                },
                MODEL_POLL_MILLIS);
        pipeline.configure(ModelInferenceOptions.from(ModelInferenceConfig.class.cast(Proxy.newProxyInstance(
                ModelInferenceConfig.class.getClassLoader(),
                new Class<?>[] {ModelInferenceConfig.class},
                (proxy, method, args) -> method.getName().equals("model") ? model : method.getDefaultValue()))));
        pipeline.bind(service);
        pipeline.start();
        ScheduledExecutorService machine = Executors.newSingleThreadScheduledExecutor();
        InputRecord record = new InputRecord(Map.of("x", TypedValues.newDoubleValue(1.0)));
        var unused = machine.scheduleAtFixedRate(
                () -> pipeline.receive(List.of(record)), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
}
