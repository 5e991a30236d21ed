package dev.modelwire.engine.support.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NativeEngineTest {

    private static final SessionOptions STATELESS = SessionOptions.stateless();
    private static final ModelFile MODEL = new ModelFile(Path.of("model.some"), "some", "00ff");

    private final SomeEngine engine = new SomeEngine();

    @Test
    void engine_made_saysWhatItIs() throws EngineException {
        assertEquals("some-engine", engine.name());
        assertEquals("1.2", engine.version());
        assertEquals(Set.of("some"), engine.formats());
        assertEquals(Optional.empty(), engine.blueprint());
    }

    @Test
    void open_otherFormat_isUnsupportedAndNeverLoaded() {
        ModelFile other = new ModelFile(Path.of("model.other"), "other", "00ff");
        EngineException refusal = assertThrows(EngineException.class, () -> engine.open(other, STATELESS));
        assertEquals(EngineException.Kind.UNSUPPORTED, refusal.kind());
        assertEquals(
                "model format [other] is not opened by engine some-engine: it must be [some]; choose another engine",
                refusal.getMessage());
        assertEquals(0, engine.loaded);
    }

    @Test
    void close_openSessions_closesEachOnce() throws EngineException {
        engine.open(MODEL, STATELESS);
        engine.open(MODEL, STATELESS).close();
        engine.open(MODEL, STATELESS);
        engine.close();
        engine.close();
        assertEquals(3, engine.loaded);
        assertEquals(3, engine.freed);
    }

    @Test
    void open_afterClose_isClosed() {
        engine.close();
        EngineException refusal = assertThrows(EngineException.class, () -> engine.open(MODEL, STATELESS));
        assertEquals(EngineException.Kind.CLOSED, refusal.kind());
        assertTrue(refusal.getMessage().startsWith("engine [some-engine] is closed"), refusal.getMessage());
        assertEquals(0, engine.loaded);
    }

    @Test
    void open_closedWhileItLoads_leavesNoSessionOpen() {
        engine.duringLoad = engine::close;
        EngineException refusal = assertThrows(EngineException.class, () -> engine.open(MODEL, STATELESS));
        assertEquals(EngineException.Kind.CLOSED, refusal.kind());
        assertEquals(1, engine.freed);
    }

    private static final class SomeEngine extends NativeEngine {

        private Runnable duringLoad = () -> {};
        private int loaded;
        private int freed;

        SomeEngine() {
            super("some-engine", "1.2", "some", Optional::empty);
        }

        @Override
        protected EngineSession load(ModelFile file, SessionOptions options, Consumer<EngineSession> released) {
            loaded++;
            duringLoad.run();
            return new EngineSession(options, List.of(), List.of(), List.of(), List.of()) {
                @Override
                protected void resetState() {}

                @Override
                protected void invoke() {}

                @Override
                protected void release() {
                    freed++;
                    released.accept(this);
                }
            };
        }
    }
}
