package dev.modelwire.gateway.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Bundles that are not active, with what they lack. */
final class BundleHealth {

    private final BundleContext context;

    BundleHealth(BundleContext context) {
        this.context = context;
    }

    List<String> problems() {
        var problems = new ArrayList<String>();
        for (var bundle : context.getBundles()) {
            var revision = bundle.adapt(BundleRevision.class);
            var fragment = revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            var wanted = fragment ? Bundle.RESOLVED : Bundle.ACTIVE;
            if (bundle.getState() != wanted && !startsLazily(bundle) && !isConsole(bundle)) {
                problems.add("Bundle [" + bundle.getSymbolicName() + " " + bundle.getVersion() + "] is "
                        + state(bundle.getState()) + reason(bundle, revision));
            }
        }
        return problems;
    }

    private static boolean startsLazily(Bundle bundle) {
        return bundle.getState() == Bundle.STARTING
                && bundle.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
    }

    private static boolean isConsole(Bundle bundle) {
        return bundle.getState() != Bundle.INSTALLED
                && String.valueOf(bundle.getSymbolicName()).startsWith("org.apache.felix.gogo.");
    }

    private String reason(Bundle bundle, BundleRevision revision) {
        if (bundle.getState() != Bundle.INSTALLED) {
            return ": it was not started, or its start failed";
        }
        var missing = new ArrayList<String>();
        var wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        for (var requirement : revision.getDeclaredRequirements(null)) {
            if (isNeeded(requirement) && wiring.findProviders(requirement).isEmpty()) {
                missing.add(describe(requirement));
            }
        }
        return missing.isEmpty()
                ? ": what it needs is there, but cannot be resolved itself"
                : ": nothing provides " + String.join(", ", missing);
    }

    private static boolean isNeeded(BundleRequirement requirement) {
        var directives = requirement.getDirectives();
        return !Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && !Namespace.EFFECTIVE_ACTIVE.equals(directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE));
    }

    private static String describe(BundleRequirement requirement) {
        var kind = requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                ? "package "
                : requirement.getNamespace() + " ";
        return kind + requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    }

    private static String state(int state) {
        return switch (state) {
            case Bundle.INSTALLED -> "INSTALLED";
            case Bundle.RESOLVED -> "RESOLVED";
            case Bundle.STARTING -> "STARTING";
            case Bundle.STOPPING -> "STOPPING";
            default -> "UNINSTALLED";
        };
    }
}
