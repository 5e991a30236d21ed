package dev.modelwire.itest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.test.common.annotation.InjectBundleContext;

class BundlesTest {

    @Test
    void bundles_all_areActive(@InjectBundleContext BundleContext context) {
        List<String> idle = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && !startsLazily(bundle))
                .map(bundle -> bundle + " in state " + bundle.getState())
                .toList();

        assertEquals(List.of(), idle);
    }

    @Test
    void fragments_all_areResolved(@InjectBundleContext BundleContext context) {
        List<String> detached = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null)
                .filter(bundle -> bundle.getState() != Bundle.RESOLVED)
                .map(Bundle::toString)
                .toList();

        assertEquals(List.of(), detached);
    }

    @Test
    void framework_ofTheRun_isThatOfTheGateway(@InjectBundleContext BundleContext context) {
        Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);

        assertEquals("org.eclipse.osgi", framework.getSymbolicName());
        assertTrue(framework.getVersion().toString().startsWith("3.16.0"), framework.getVersion()::toString);
    }

    private static boolean startsLazily(Bundle bundle) {
        return bundle.getState() == Bundle.STARTING
                && bundle.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
    }
}
