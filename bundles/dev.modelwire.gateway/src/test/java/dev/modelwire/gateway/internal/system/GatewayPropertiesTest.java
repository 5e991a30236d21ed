package dev.modelwire.gateway.internal.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayPropertiesTest {

    @TempDir
    Path home;

    @Test
    void from_homeOnly_everythingIsBelowIt() {
        var properties = GatewayProperties.from(Map.of("kura.home", home.toString())::get);

        assertEquals(home.resolve("data"), properties.path("kura.data"));
        assertEquals(0, properties.number(GatewayProperties.MQTT_PORT));
    }

    @Test
    void from_fileAndFramework_theFrameworkWins() throws Exception {
        Files.writeString(home.resolve("kura.properties"), "kura.data=/file\nkura.model.name=laptop\n");

        var fromFile = GatewayProperties.from(Map.of("kura.home", home.toString())::get);
        var fromFramework =
                GatewayProperties.from(Map.of("kura.home", home.toString(), "kura.data", "/framework")::get);

        assertEquals(Path.of("/file"), fromFile.path("kura.data"));
        assertEquals("laptop", fromFile.text("kura.model.name"));
        assertEquals(Path.of("/framework"), fromFramework.path("kura.data"));
    }

    @Test
    void number_noNumber_saysWhich() {
        var properties =
                GatewayProperties.from(Map.of("kura.home", home.toString(), GatewayProperties.HTTP_PORT, "any")::get);

        var failure =
                assertThrows(IllegalArgumentException.class, () -> properties.number(GatewayProperties.HTTP_PORT));

        assertEquals("Property [modelwire.gateway.http.port] is [any]: give a whole number", failure.getMessage());
    }
}
