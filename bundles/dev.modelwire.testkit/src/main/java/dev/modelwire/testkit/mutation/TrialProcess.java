package dev.modelwire.testkit.mutation;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionCall;
import dev.modelwire.engine.api.SessionOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Opens mutants with an engine and runs each twice. Says which one it is at before it touches it. */
final class TrialProcess {
    private TrialProcess() {}

    /** Takes the factory's class, the directory of {@link Trials}, the format, the seed, the first and the last number. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]);
        String format = args[2];
        byte[] model = Files.readAllBytes(directory.resolve("model"));
        Mutants mutants = new Mutants(model, Payload.of(format, model), Long.parseLong(args[3]));
        EngineFactory factory = Class.forName(args[0])
                .asSubclass(EngineFactory.class)
                .getConstructor()
                .newInstance();
        Engine engine = factory.create(Map.of("directory", directory.toString()));
        for (int number = Integer.parseInt(args[4]); number < Integer.parseInt(args[5]); number++) {
            say(directory, "at", Integer.toString(number), StandardOpenOption.TRUNCATE_EXISTING);
            Path file = Files.write(directory.resolve("mutant"), mutants.get(number));
            say(directory, "trials", trial(engine, format, number, file).line() + "\n", StandardOpenOption.APPEND);
        }
        Runtime.getRuntime().halt(0);
    }

    private static Trial trial(Engine engine, String format, int number, Path file) {
        try (EngineSession session =
                engine.open(new ModelFile(file, format, "00".repeat(32)), SessionOptions.stateless())) {
            session.run(new Numbers());
            session.run(new Numbers());
            return new Trial(number, Trial.Outcome.RAN, "");
        } catch (EngineException | RuntimeException | OutOfMemoryError e) {
            return new Trial(number, Trial.Outcome.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static void say(Path directory, String file, String text, StandardOpenOption how) throws IOException {
        Files.writeString(directory.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    }

    private static final class Numbers implements SessionCall {
        @Override
        public void write(List<ByteBuffer> inputs) {
            for (ByteBuffer input : inputs) {
                while (input.remaining() >= Float.BYTES) {
                    input.putFloat(0.5f);
                }
                while (input.hasRemaining()) {
                    input.put((byte) 1);
                }
            }
        }

        @Override
        public void read(List<ByteBuffer> outputs) {}
    }
}
