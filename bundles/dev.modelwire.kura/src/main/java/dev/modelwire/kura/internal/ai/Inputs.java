package dev.modelwire.kura.internal.ai;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;

/** Checks the host's tensors against what a version takes, and lays their elements out as it takes them. */
final class Inputs {

    private final ModelLease lease;

    Inputs(ModelLease lease) {
        this.lease = lease;
    }

    /**
     * Returns the elements of each input in the version's order, little-endian.
     *
     * @throws Refused {@code INVALID_PARAMETER} if they are not what the version takes
     */
    ByteBuffer[] read(List<Tensor> tensors) throws Refused {
        List<TensorSpec> specs = lease.inputs();
        if (tensors.size() != specs.size()) {
            throw refused("was given " + tensors.size() + " tensors: it takes "
                    + specs.stream().map(TensorSpec::name).toList());
        }
        ByteBuffer[] read = new ByteBuffer[specs.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = read(specs.get(i), named(specs.get(i), tensors));
        }
        return read;
    }

    private Tensor named(TensorSpec spec, List<Tensor> tensors) throws Refused {
        for (Tensor tensor : tensors) {
            if (tensor != null && Objects.equals(tensor.getDescriptor().getName(), spec.name())) {
                return tensor;
            }
        }
        throw refused("was given no tensor [" + spec.name() + "], which it takes");
    }

    /** Refuses a tensor that the host has made for a version that takes another one under this name. */
    void sameSignature(TensorSpec spec, Tensor tensor) throws Refused {
        TensorDescriptor given = tensor.getDescriptor();
        if (!spec.type().equals(given.getType()) || !Descriptors.shape(spec).equals(given.getShape())) {
            throw refused("takes [" + spec.name() + "] as " + spec.type() + " " + Descriptors.shape(spec)
                    + " and was given " + given.getType() + " " + given.getShape() + ": " + Descriptors.ASK_ANEW);
        }
    }

    private ByteBuffer read(TensorSpec spec, Tensor tensor) throws Refused {
        sameSignature(spec, tensor);
        Kind kind = Kind.of(spec);
        int count = spec.elementCount();
        List<?> data = tensor.getData(tensor.getType()).orElseThrow();
        ByteBuffer elements =
                ByteBuffer.allocate(Math.multiplyExact(count, kind.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        if (tensor.getType() == Byte.class) {
            fillWithBytes(spec, kind, data, elements);
        } else if (data.size() == count) {
            fillWithValues(spec, kind, data, elements);
        } else {
            throw refused("was given " + data.size() + " values for [" + spec.name() + "]: it takes " + count);
        }
        int flaw = kind.firstFlaw(elements);
        if (flaw >= 0) {
            throw refused("was given [" + spec.name() + "] with element [" + flaw + "], which is no "
                    + (kind == Kind.BOOL ? "truth value: 0 or 1" : "finite number"));
        }
        return elements.flip();
    }

    private void fillWithBytes(TensorSpec spec, Kind kind, List<?> data, ByteBuffer elements) throws Refused {
        boolean samples = kind.isFloating() && data.size() == spec.elementCount();
        if (!samples && data.size() != elements.capacity()) {
            throw refused("was given " + data.size() + " bytes for [" + spec.name() + "]: it takes "
                    + elements.capacity() + ", which are the elements of " + kind + " " + spec.shape()
                    + " in little-endian order"
                    + (kind.isFloating() ? ", or " + spec.elementCount() + ", which are samples of 0 to 255" : ""));
        }
        for (Object each : data) {
            byte value = each instanceof Byte number ? number : 0;
            if (!samples) {
                elements.put(value);
            } else if (kind == Kind.FP32) {
                elements.putFloat(value & 0xff);
            } else {
                elements.putDouble(value & 0xff);
            }
        }
    }

    private void fillWithValues(TensorSpec spec, Kind kind, List<?> data, ByteBuffer elements) throws Refused {
        for (Object value : data) {
            Optional<String> problem =
                    value == null ? Optional.of("is null: a model takes numbers") : kind.put(elements, value);
            if (problem.isPresent()) {
                throw refused("was given [" + spec.name() + "], which " + problem.get());
            }
        }
    }

    private Refused refused(String why) {
        return new Refused(KuraErrorCode.INVALID_PARAMETER, "model [" + lease.version() + "] " + why);
    }
}
