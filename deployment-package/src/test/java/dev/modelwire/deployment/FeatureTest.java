package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTest {

    @SuppressWarnings("unused") // named by the test below
    private static final Iterable<String> NAMES = Feature.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void load_everyName_hasThatNameAndBundles(String name) throws IOException {
        Feature feature = Feature.load(name);

        assertEquals(name, feature.symbolicName());
        assertFalse(feature.bundles().isEmpty());
    }

    @Test
    void load_unknownName_isRefusedWithTheName() {
        assertEquals(
                "feature [none] has no document /features/none.json on the class path",
                assertThrows(IOException.class, () -> Feature.load("none")).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:b", "a:b:1:extra"})
    void coordinates_notThreeParts_areRefused(String id) {
        assertEquals(
                "bundle id [" + id + "] must be group:artifact:version",
                assertThrows(IllegalArgumentException.class, () -> Feature.Coordinates.of(id))
                        .getMessage());
    }

    @Test
    void jarName_ofCoordinates_isArtifactAndVersion() {
        assertEquals(
                "dev.modelwire.api-0.1.0.jar",
                Feature.Coordinates.of("dev.modelwire:dev.modelwire.api:0.1.0").jarName());
    }
}
