package dev.modelwire.gateway.internal.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Components that are not satisfied or failed to start, with what they lack. A factory without instances is well. */
final class ComponentHealth {

    private final ServiceComponentRuntime runtime;

    ComponentHealth(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    List<String> problems() {
        var problems = new ArrayList<String>();
        for (var description : runtime.getComponentDescriptionDTOs()) {
            for (var configuration : runtime.getComponentConfigurationDTOs(description)) {
                var problem = problem(description, configuration);
                if (!problem.isEmpty()) {
                    problems.add("Component [" + name(description, configuration) + "] " + problem);
                }
            }
        }
        return problems;
    }

    private static String name(ComponentDescriptionDTO description, ComponentConfigurationDTO configuration) {
        var pid = configuration.properties.get("kura.service.pid");
        return pid == null || pid.equals(description.name) ? description.name : description.name + " " + pid;
    }

    private static String problem(ComponentDescriptionDTO description, ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                "waits for "
                        + Arrays.stream(configuration.unsatisfiedReferences)
                                .map(reference -> reference(description, reference))
                                .collect(Collectors.joining(" and "));
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> "failed to start: " + configuration.failure;
            default -> "";
        };
    }

    private static String reference(ComponentDescriptionDTO description, UnsatisfiedReferenceDTO unsatisfied) {
        var type = Arrays.stream(description.references)
                .filter(reference -> reference.name.equals(unsatisfied.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse("a service");
        return type + " (reference " + unsatisfied.name
                + (unsatisfied.target == null ? ")" : ", target " + unsatisfied.target + ")");
    }
}
