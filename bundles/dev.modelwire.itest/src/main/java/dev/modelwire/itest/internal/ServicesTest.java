package dev.modelwire.itest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.engine.api.Engine;
import java.time.Duration;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireComponentDefinitionService;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.common.service.ServiceAware;

class ServicesTest {

    private static final long WAIT_MILLIS = 30_000;

    @Test
    void modelStore_afterTheStart_isThere(@InjectService(timeout = WAIT_MILLIS) ServiceAware<ModelStore> store) {
        assertEquals("dev.modelwire.store", provider(store));
    }

    @Test
    void inferenceService_afterTheStart_isThere(
            @InjectService(timeout = WAIT_MILLIS) ServiceAware<InferenceService> inference) {
        assertEquals("dev.modelwire.inference", provider(inference));
    }

    @Test
    void modelSyncService_afterTheStart_isThere(
            @InjectService(timeout = WAIT_MILLIS) ServiceAware<ModelSyncService> sync) {
        assertEquals("dev.modelwire.sync", provider(sync));
    }

    @Test
    void engines_onLinuxX8664_areThere(
            @InjectBundleContext BundleContext context, @InjectService(cardinality = 0) ServiceAware<Engine> engine)
            throws InterruptedException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "only there both engines have a native library");

        ServiceEvents.await(context, Duration.ofMillis(WAIT_MILLIS), () -> engine.size() == 2);

        assertEquals("dev.modelwire.engine.litert", provider(engine), "the one with the higher ranking");
    }

    @Test
    void wireComponent_ofTheProduct_isDefinedWithItsPorts(
            @InjectService(timeout = WAIT_MILLIS) WireComponentDefinitionService definitions) throws Exception {
        WireComponentDefinition definition = definitions.getComponentDefinitions().stream()
                .filter(found -> "dev.modelwire.wire.ModelInference".equals(found.getFactoryPid()))
                .findFirst()
                .orElseThrow();

        assertEquals(1, definition.getDefaultInputPorts());
        assertEquals(2, definition.getDefaultOutputPorts());
        assertTrue(definition.getComponentOCD() != null);
    }

    private static String provider(ServiceAware<?> service) {
        return FrameworkUtil.getBundle(service.getService().getClass()).getSymbolicName();
    }
}
