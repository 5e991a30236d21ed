package dev.modelwire.kura.internal.ai;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraIOException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/**
 * Calls an engine in the order and with the data of the host's AI component: it asks for infos once and keeps them, loads
 * what is loaded, makes lists of one element but for bytes, and drops the record at a {@link KuraException}.
 */
final class StockAi {

    private final InferenceEngineService engine;
    private final List<String> names;
    private final Map<String, ModelInfo> infos = new HashMap<>();
    final List<KuraException> logged = new ArrayList<>();

    /** Names the models through which a record goes: pre-processor, model, post-processor, or fewer. */
    StockAi(InferenceEngineService engine, String... names) {
        this.engine = engine;
        this.names = List.of(names);
        updated();
    }

    /** What its activation and each change of its configuration do. */
    void updated() {
        infos.clear();
        try {
            if (engine.isEngineReady()) {
                retrieveInfos();
            }
        } catch (KuraException e) {
            logged.add(e);
        }
    }

    /** Returns the records that go out, none if the record is dropped. */
    synchronized List<Map<String, TypedValue<?>>> receive(Map<String, TypedValue<?>> record) {
        try {
            if (!engine.isEngineReady()) {
                return List.of();
            }
            retrieveInfos();
            List<Tensor> tensors = encode(record, infos.get(names.get(0)));
            for (String name : names) {
                tensors = engine.infer(infos.get(name), tensors);
            }
            return decode(tensors);
        } catch (KuraException e) {
            logged.add(e);
            return List.of();
        }
    }

    /** Returns the one value of the one record that goes out. */
    Object value(Map<String, TypedValue<?>> record) {
        List<Map<String, TypedValue<?>>> out = receive(record);
        if (out.size() != 1) {
            throw new AssertionError(out + " " + logged);
        }
        return out.get(0).values().iterator().next().getValue();
    }

    KuraException lastLogged() {
        return logged.get(logged.size() - 1);
    }

    private void retrieveInfos() throws KuraException {
        for (String name : names) {
            if (!infos.containsKey(name)) {
                if (engine.isModelLoaded(name)) {
                    engine.loadModel(name, Optional.empty());
                }
                infos.put(
                        name,
                        engine.getModelInfo(name)
                                .orElseThrow(() -> new KuraException(KuraErrorCode.INVALID_PARAMETER, name)));
            }
        }
    }

    private static List<Tensor> encode(Map<String, TypedValue<?>> record, ModelInfo info) throws KuraException {
        List<Tensor> tensors = new ArrayList<>();
        for (TensorDescriptor descriptor : info.getInputs()) {
            TypedValue<?> value = record.get(descriptor.getName());
            if (value == null) {
                throw new KuraException(KuraErrorCode.NOT_FOUND, descriptor.getName());
            }
            tensors.add(encode(descriptor, value.getValue()));
        }
        return tensors;
    }

    @SuppressWarnings("unchecked")
    private static <T> Tensor encode(TensorDescriptor descriptor, T value) {
        if (value instanceof byte[] bytes) {
            List<Byte> boxed = new ArrayList<>();
            for (byte each : bytes) {
                boxed.add(each);
            }
            return new Tensor(Byte.class, descriptor, boxed);
        }
        return new Tensor((Class<T>) value.getClass(), descriptor, List.of(value));
    }

    private static List<Map<String, TypedValue<?>>> decode(List<Tensor> tensors) throws KuraException {
        List<Map<String, TypedValue<?>>> records = new ArrayList<>();
        for (Tensor tensor : tensors) {
            records.add(Map.of(tensor.getDescriptor().getName(), TypedValues.newTypedValue(decode(tensor))));
        }
        return records;
    }

    private static Object decode(Tensor tensor) throws KuraException {
        List<?> data = tensor.getData(tensor.getType()).orElseThrow();
        if (tensor.getType() == Byte.class) {
            byte[] bytes = new byte[data.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (Byte) data.get(i);
            }
            return bytes;
        }
        if (data.size() != 1) {
            throw new KuraIOException("a tensor must have one element");
        }
        return data.get(0);
    }
}
