package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.kura.internal.InferenceEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.wireadmin.Wire;

/**
 * What the host's own AI component does with a record, over this project's inference engine: a list of one boxed element for
 * each property and of a boxed byte for each byte, one record for each output tensor.
 */
final class StockComponent implements WireReceiver {

    private final InferenceEngineService engine;
    private final String model;
    private final Wires out;
    private final ModelInfo info;

    StockComponent(InferenceService service, String model, WireReceiver sink)
            throws KuraException, ReflectiveOperationException {
        InferenceEngine adapter = new InferenceEngine();
        Components.call(adapter, "bindInference", new Class<?>[] {InferenceService.class}, service);
        this.engine = adapter;
        this.model = model;
        this.out = new Wires(sink);
        this.info = engine.getModelInfo(model).orElseThrow();
    }

    @Override
    public synchronized void onWireReceive(WireEnvelope envelope) {
        try {
            List<WireRecord> answers = new ArrayList<>();
            for (WireRecord record : envelope.getRecords()) {
                if (engine.isEngineReady()) {
                    answers.addAll(decoded(engine.infer(info, encoded(record.getProperties()))));
                }
            }
            out.emit(answers);
        } catch (KuraException e) {
            throw new IllegalStateException("model [" + model + "] has refused a record", e);
        }
    }

    private List<Tensor> encoded(Map<String, TypedValue<?>> record) throws KuraException {
        List<Tensor> tensors = new ArrayList<>();
        for (TensorDescriptor descriptor : info.getInputs()) {
            TypedValue<?> value = record.get(descriptor.getName());
            if (value == null) {
                throw new KuraException(KuraErrorCode.NOT_FOUND, descriptor.getName());
            }
            tensors.add(encoded(descriptor, value.getValue()));
        }
        return tensors;
    }

    @SuppressWarnings("unchecked") // the class of a value is a class of its own type
    private static <T> Tensor encoded(TensorDescriptor descriptor, T value) {
        if (value instanceof byte[] bytes) {
            List<Byte> boxed = new ArrayList<>(bytes.length);
            for (byte each : bytes) {
                boxed.add(each);
            }
            return new Tensor(Byte.class, descriptor, boxed);
        }
        return new Tensor((Class<T>) value.getClass(), descriptor, List.of(value));
    }

    private static List<WireRecord> decoded(List<Tensor> tensors) {
        List<WireRecord> records = new ArrayList<>();
        for (Tensor tensor : tensors) {
            String name = tensor.getDescriptor().getName();
            records.add(new WireRecord(Map.of(name, TypedValues.newTypedValue(decoded(tensor)))));
        }
        return records;
    }

    private static Object decoded(Tensor tensor) {
        Optional<List<Byte>> bytes = tensor.getData(Byte.class);
        if (bytes.isEmpty()) {
            return tensor.getData(tensor.getType()).orElseThrow().get(0);
        }
        byte[] raw = new byte[bytes.get().size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = bytes.get().get(i);
        }
        return raw;
    }

    @Override
    public void updated(Wire wire, Object value) {}

    @Override
    public void producersConnected(Wire[] wires) {}
}
