package dev.modelwire.itest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

class ComponentsTest {

    private static final Duration WAIT = Duration.ofSeconds(30);

    @Test
    void components_all_areSatisfied(
            @InjectBundleContext BundleContext context, @InjectService ServiceComponentRuntime runtime)
            throws Exception {
        MissingServices missing = new MissingServices(runtime);

        ServiceEvents.await(context, WAIT, () -> missing.tree().isEmpty());

        assertEquals("", missing.tree());
    }

    @Test
    void components_ofTheProduct_areFound(@InjectService ServiceComponentRuntime runtime) {
        assertTrue(runtime.getComponentDescriptionDTOs().stream()
                .anyMatch(description -> description.bundle.symbolicName.equals("dev.modelwire.store")));
    }
}
