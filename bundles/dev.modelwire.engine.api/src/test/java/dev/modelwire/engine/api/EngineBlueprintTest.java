package dev.modelwire.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineBlueprintTest {

    @Test
    void classPath_relativeEntry_isRefusedWithItsName() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new EngineBlueprint(List.of(Path.of("lib/engine.jar")), "x.Factory", Map.of()));

        assertTrue(refused.getMessage().contains("[lib/engine.jar]"), refused.getMessage());
    }

    @Test
    void collections_changedAfterwards_changeNothing() {
        List<Path> classPath = new ArrayList<>(List.of(Path.of("/engine.jar")));
        Map<String, String> settings = new HashMap<>(Map.of("native", "/x.so"));

        EngineBlueprint blueprint = new EngineBlueprint(classPath, "x.Factory", settings);
        classPath.clear();
        settings.clear();

        assertEquals(List.of(Path.of("/engine.jar")), blueprint.classPath());
        assertEquals(Map.of("native", "/x.so"), blueprint.settings());
    }
}
