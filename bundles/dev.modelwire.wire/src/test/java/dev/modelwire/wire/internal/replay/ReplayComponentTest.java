package dev.modelwire.wire.internal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.wire.internal.FakeContext;
import dev.modelwire.wire.internal.FakeWires;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.wireadmin.Wire;

@Timeout(20)
class ReplayComponentTest {

    @TempDir
    private Path folder;

    private final FakeWires wires = new FakeWires();
    private final FakeContext context = new FakeContext();

    private ReplayComponent component(Object... values) {
        return new ReplayComponent(wires, context.of("replay-1"), ReplayConfigs.config(config(values)));
    }

    private static Map<String, Object> config(Object... values) {
        return values.length == 2
                ? Map.of(String.valueOf(values[0]), values[1])
                : Map.of(String.valueOf(values[0]), values[1], String.valueOf(values[2]), values[3]);
    }

    private static Wire wire() {
        return (Wire)
                Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {Wire.class}, (p, m, a) -> null);
    }

    @Test
    void consumersConnected_aReceiver_theFileLeavesRowByRow() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "v,w\n1,x\n2,\n");
        ReplayComponent component = component("file", file.toString(), "pace", "unlimited");

        component.consumersConnected(null);
        component.consumersConnected(new Wire[0]);
        assertTrue(wires.results.isEmpty());
        component.consumersConnected(new Wire[] {wire()});

        assertEquals(
                Map.of("v", TypedValues.newLongValue(1), "w", TypedValues.newStringValue("x")),
                wires.results.take().getRecords().get(0).getProperties());
        assertEquals(
                List.of(Map.of("v", TypedValues.newLongValue(2))),
                wires.results.take().getRecords().stream()
                        .map(record -> record.getProperties())
                        .toList());
        assertTrue(wires.rejects.isEmpty());
        component.deactivate();
    }

    @Test
    void construct_unusableConfiguration_activatesAndPlaysOnceItIsGood() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "v\n1\n");
        ReplayComponent component = component("file", "");
        component.consumersConnected(new Wire[] {wire()});
        assertEquals(1L, ((Map<?, ?>) context.statistics.get()).get("state.not-configured"));

        component.modified(ReplayConfigs.config(config("file", file.toString())));

        assertEquals(
                Map.of("v", TypedValues.newLongValue(1)),
                wires.results.take().getRecords().get(0).getProperties());
        component.deactivate();
    }

    @Test
    void counters_areAServiceUntilDeactivation() {
        ReplayComponent component = component("file", folder.toString());

        assertEquals("replay-1", context.registered.get("modelwire.stats"));
        assertEquals("last", component.polled(wire()));
        component.deactivate();

        assertEquals(null, context.registered);
    }
}
