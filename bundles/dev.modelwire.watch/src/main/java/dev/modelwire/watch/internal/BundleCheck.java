package dev.modelwire.watch.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Bundles of the product that should run and do not. */
final class BundleCheck {

    static final String PRODUCT = "dev.modelwire.";

    private final BundleContext context;
    private final Map<String, String> reasons = new HashMap<>();

    BundleCheck(BundleContext context) {
        this.context = context;
    }

    List<Problem> look() {
        List<Problem> problems = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (String.valueOf(bundle.getSymbolicName()).startsWith(PRODUCT) && isIdle(bundle)) {
                String why = reason(bundle);
                if (isIdle(bundle)) {
                    problems.add(new Problem("bundle", name(bundle), state(bundle.getState()), why));
                }
            }
        }
        return problems;
    }

    private static boolean isIdle(Bundle bundle) {
        return (bundle.getState() & (Bundle.INSTALLED | Bundle.RESOLVED)) != 0
                && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    }

    /** Who starts a bundle is told why it cannot be; it is tried once for each revision. */
    private String reason(Bundle bundle) {
        return reasons.computeIfAbsent(bundle.getBundleId() + " " + bundle.getLastModified(), key -> {
            try {
                bundle.start(Bundle.START_TRANSIENT);
                return "it did not start with its package, but does now";
            } catch (BundleException e) {
                return words(e);
            } catch (IllegalStateException | SecurityException e) {
                return String.valueOf(e.getMessage());
            }
        });
    }

    private static String words(BundleException failure) {
        Throwable cause = failure.getCause();
        String text = cause == null || failure.getType() == BundleException.RESOLVE_ERROR
                ? String.valueOf(failure.getMessage())
                : "its activator failed: " + cause;
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private static String state(int state) {
        return state == Bundle.INSTALLED ? "INSTALLED" : "RESOLVED";
    }
}
