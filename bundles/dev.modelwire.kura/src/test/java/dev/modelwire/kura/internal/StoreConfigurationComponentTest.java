package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class StoreConfigurationComponentTest {

    private static final long MIB = 1024 * 1024;

    @TempDir
    Path data;

    private final List<String> events = new ArrayList<>();
    private final List<StoreSettings> offered = new ArrayList<>();
    private boolean frameworkStopped;

    private StoreConfigurationComponent activate(Path dataDirectory, Map<String, ?> values) {
        return new StoreConfigurationComponent(
                Fakes.system(dataDirectory),
                Fakes.fake(BundleContext.class, (proxy, method, args) -> register(args)),
                Fakes.config(StoreConfig.class, values));
    }

    private Object register(Object[] args) {
        assertEquals(StoreSettings.class, args[0]);
        var settings = (StoreSettings) args[1];
        offered.add(settings);
        events.add("register " + settings.directory().getFileName());
        return Fakes.fake(ServiceRegistration.class, (proxy, method, none) -> {
            events.add("unregister " + settings.directory().getFileName());
            if (frameworkStopped) {
                throw new IllegalStateException("already unregistered");
            }
            return null;
        });
    }

    private static StoreConfig config(Map<String, ?> values) {
        return Fakes.config(StoreConfig.class, values);
    }

    @Test
    void activate_defaults_directoryBelowTheHostsData() {
        activate(data, Map.of());

        assertEquals(data.resolve("modelwire"), offered.get(0).directory());
        assertEquals(64 * MIB, offered.get(0).minimumFreeBytes());
        assertEquals(2048 * MIB, offered.get(0).quotaBytes());
        assertEquals(3, offered.get(0).versionsKept());
    }

    @Test
    void activate_everyKeySet_readsEveryKey() {
        activate(
                data,
                Map.of(
                        "directory",
                        " " + data.resolve("a/../b") + " ",
                        "minimum.free.mib",
                        1_048_576,
                        "quota.mib",
                        5,
                        "versions.kept",
                        100));

        assertEquals(data.resolve("b"), offered.get(0).directory());
        assertEquals(1_048_576 * MIB, offered.get(0).minimumFreeBytes());
        assertEquals(5 * MIB, offered.get(0).quotaBytes());
        assertEquals(100, offered.get(0).versionsKept());
        assertEquals(Optional.empty(), offered.get(0).problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"models", "./models", "/", "/a/..", "bad\0path"})
    void activate_directoryThatCannotBe_offersNothing(String directory) {
        activate(data, Map.of("directory", directory));

        assertEquals(List.of(), offered);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_048_577})
    void activate_freeSpaceOutOfRange_offersNothing(int mib) {
        activate(data, Map.of("minimum.free.mib", mib));

        assertEquals(List.of(), offered);
    }

    @ParameterizedTest
    @CsvSource({"quota.mib,-1", "quota.mib,1048577", "versions.kept,0", "versions.kept,101"})
    void activate_boundOutOfRange_offersNothing(String key, int value) {
        activate(data, Map.of(key, value));

        assertEquals(List.of(), offered);
    }

    @Test
    void activate_hostWithoutDataDirectory_offersNothingAndDoesNotFail() {
        activate(null, Map.of());

        assertEquals(List.of(), offered);
    }

    @Test
    void activate_valueOfAnotherType_offersNothingAndDoesNotFail() {
        activate(data, Map.of("minimum.free.mib", new NumberFormatException("abc")));

        assertEquals(List.of(), offered);
    }

    @Test
    void modified_sameContent_leavesTheServiceAlone() {
        var component = activate(data, Map.of());

        component.modified(config(Map.of("minimum.free.mib", 64)));
        component.modified(config(Map.of("directory", data.resolve("modelwire").toString())));

        assertEquals(List.of("register modelwire"), events);
    }

    @Test
    void modified_anotherDirectory_replacesTheService() {
        var component = activate(data, Map.of());

        component.modified(config(Map.of("directory", data.resolve("other").toString())));

        assertEquals(List.of("register modelwire", "unregister modelwire", "register other"), events);
    }

    @Test
    void modified_anotherDirectoryWhileModelsAreInTheFirst_isRefusedAndSaysSo() throws Exception {
        var component = activate(data, Map.of());
        store(data.resolve("modelwire"), "pump.json");
        Path other = data.resolve("other");

        component.modified(config(Map.of("directory", other.toString(), "quota.mib", 7)));

        assertEquals(data.resolve("modelwire"), offered.get(1).directory());
        assertEquals(7 * MIB, offered.get(1).quotaBytes());
        String problem = offered.get(1).problem().orElseThrow();
        assertTrue(problem.contains("[" + other + "] is refused"), problem);
        assertTrue(problem.contains("[" + data.resolve("modelwire") + "]"), problem);
    }

    @Test
    void activate_refusedDirectoryAfterARestart_isRefusedStill() throws Exception {
        activate(data, Map.of()).deactivate();
        store(data.resolve("modelwire"), "pump.json");

        activate(data, Map.of("directory", data.resolve("other").toString()));

        assertEquals(data.resolve("modelwire"), offered.get(1).directory());
    }

    @Test
    void activate_storeMovedByHand_isUsedWhereItIs() throws Exception {
        activate(data, Map.of()).deactivate();
        store(data.resolve("modelwire"), "pump.json");
        Files.move(data.resolve("modelwire"), data.resolve("other"));

        activate(data, Map.of("directory", data.resolve("other").toString()));
        activate(data, Map.of());

        assertEquals(data.resolve("other"), offered.get(1).directory());
        assertEquals(Optional.empty(), offered.get(1).problem());
        assertEquals(data.resolve("other"), offered.get(2).directory());
        assertTrue(offered.get(2).problem().isPresent());
    }

    private static void store(Path directory, String record) throws IOException {
        Files.createDirectories(directory.resolve("models"));
        Files.writeString(directory.resolve("FORMAT"), "modelwire-store 2\n");
        Files.writeString(directory.resolve("models").resolve(record), "{}");
    }

    @Test
    void modified_invalid_keepsTheLastGoodOne() {
        var component = activate(data, Map.of());

        component.modified(config(Map.of("directory", "relative")));

        assertEquals(List.of("register modelwire"), events);
    }

    @Test
    void deactivate_withdrawsTheService() {
        var component = activate(data, Map.of());

        component.deactivate();
        component.deactivate();

        assertEquals(List.of("register modelwire", "unregister modelwire"), events);
    }

    @Test
    void deactivate_atAFrameworkStop_doesNotFail() {
        var component = activate(data, Map.of());
        frameworkStopped = true;

        component.deactivate();

        assertEquals("unregister modelwire", events.get(1));
    }
}
