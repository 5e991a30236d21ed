package dev.modelwire.benchmarks;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/** Takes what it is given and answers the same numbers in no time, so that all else can be measured. */
final class ConstantEngine implements Engine {

    static final String FORMAT = "constant";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<String> formats() {
        return Set.of(FORMAT);
    }

    /** The file tells the shape of the input and the number of outputs. */
    @Override
    public EngineSession open(ModelFile model, SessionOptions options) throws EngineException {
        try {
            String[] lines = Files.readString(model.path()).split("\n", -1);
            List<Integer> shape = Subject.dimensions(lines[0]);
            TensorInfo input = new TensorInfo(Subject.INPUT, ElementType.FP32, shape);
            TensorInfo output =
                    new TensorInfo(Subject.OUTPUT, ElementType.FP32, List.of(1, Integer.parseInt(lines[1])));
            return new Session(options, input, output);
        } catch (IOException e) {
            throw new EngineException(EngineException.Kind.INVALID_MODEL, "the file cannot be read", e);
        }
    }

    private static ByteBuffer buffer(TensorInfo tensor) {
        return ByteBuffer.allocateDirect(tensor.byteCount()).order(ByteOrder.nativeOrder());
    }

    private static final class Session extends EngineSession {

        Session(SessionOptions options, TensorInfo input, TensorInfo output) {
            super(options, List.of(input), List.of(buffer(input)), List.of(output), List.of(buffer(output)));
        }

        @Override
        protected void resetState() {}

        @Override
        protected void invoke() {}

        @Override
        protected void release() {}
    }
}
