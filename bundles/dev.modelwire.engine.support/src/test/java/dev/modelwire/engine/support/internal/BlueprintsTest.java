package dev.modelwire.engine.support.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlueprintsTest {

    @Test
    void ofClassPath_flatProcess_namesEveryEntryOfItAsAbsolutePath() throws URISyntaxException {
        EngineBlueprint blueprint = Blueprints.ofClassPath(SomeFactory.class, Path.of("natives"));
        assertEquals(SomeFactory.class.getName(), blueprint.factory());
        Path here = Path.of(BlueprintsTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertTrue(blueprint.classPath().contains(here), blueprint.toString());
    }

    @Test
    void nativeDirectory_ofABlueprint_isTheOneItWasMadeWith() throws EngineException {
        EngineBlueprint blueprint = Blueprints.ofClassPath(SomeFactory.class, Path.of("natives"));
        assertEquals(Path.of("natives").toAbsolutePath(), Blueprints.nativeDirectory(blueprint.settings()));
    }

    @Test
    void nativeDirectory_notSet_isUnavailableAndSaysWhere() {
        EngineException refusal = assertThrows(EngineException.class, () -> Blueprints.nativeDirectory(Map.of()));
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
        assertEquals(
                "setting [native.directory] is missing: it must name a directory; take it from the engine's blueprint",
                refusal.getMessage());
    }

    private static final class SomeFactory implements EngineFactory {
        @Override
        public Engine create(Map<String, String> settings) {
            throw new UnsupportedOperationException();
        }
    }
}
