package dev.modelwire.itest.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Says why components do not run: what each waits for, who would provide it, and what that one waits for in turn. */
final class MissingServices {

    private final ServiceComponentRuntime runtime;

    MissingServices(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** Returns one line per component and reference, indented by depth; empty if nothing waits or failed. */
    String tree() {
        StringBuilder tree = new StringBuilder();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            describe(component, "", tree, new HashSet<>());
        }
        return tree.toString();
    }

    private void describe(ComponentDescriptionDTO component, String indent, StringBuilder tree, Set<String> seen) {
        if (!seen.add(component.name)) {
            tree.append(indent).append(component.name).append(" (see above)\n");
            return;
        }
        for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
            if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                tree.append(indent)
                        .append(component.name)
                        .append(" failed: ")
                        .append(configuration.failure)
                        .append('\n');
            } else if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                tree.append(indent).append(component.name).append(" waits for\n");
                for (UnsatisfiedReferenceDTO reference : configuration.unsatisfiedReferences) {
                    describe(component, reference, indent + "  ", tree, seen);
                }
            }
        }
    }

    private void describe(
            ComponentDescriptionDTO component,
            UnsatisfiedReferenceDTO missing,
            String indent,
            StringBuilder tree,
            Set<String> seen) {
        String type = Arrays.stream(component.references)
                .filter(reference -> reference.name.equals(missing.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse(missing.name);
        tree.append(indent).append(type);
        if (missing.target != null) {
            tree.append(' ').append(missing.target);
        }
        tree.append(" (reference ").append(missing.name).append(")\n");
        Collection<ComponentDescriptionDTO> providers = runtime.getComponentDescriptionDTOs().stream()
                .filter(provider -> Arrays.asList(provider.serviceInterfaces).contains(type))
                .toList();
        if (providers.isEmpty()) {
            tree.append(indent).append("  no component provides it\n");
        }
        for (ComponentDescriptionDTO provider : providers) {
            if (runtime.getComponentConfigurationDTOs(provider).isEmpty()) {
                tree.append(indent).append("  ").append(provider.name).append(" has no configuration\n");
            }
            describe(provider, indent + "  ", tree, seen);
        }
    }
}
