package dev.modelwire.watch.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Components of the product that wait for a service or failed to start. */
final class ComponentCheck {

    private static final int FAILED_ACTIVATION = 16;

    private final ServiceComponentRuntime runtime;

    ComponentCheck(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    List<Problem> look() {
        List<Problem> problems = new ArrayList<>();
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
            if (description.bundle.symbolicName.startsWith(BundleCheck.PRODUCT)) {
                for (ComponentConfigurationDTO found : runtime.getComponentConfigurationDTOs(description)) {
                    if (found.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                        problems.add(problem(description, found, "UNSATISFIED", lacking(description, found)));
                    } else if (found.state == FAILED_ACTIVATION) {
                        problems.add(
                                problem(description, found, "FAILED", "it failed to start: " + first(found.failure)));
                    }
                }
            }
        }
        return problems;
    }

    private static Problem problem(
            ComponentDescriptionDTO description, ComponentConfigurationDTO found, String state, String why) {
        Object pid = found.properties.get("kura.service.pid");
        String name = pid == null || pid.equals(description.name) ? description.name : description.name + " " + pid;
        return new Problem("component", name, state, why);
    }

    private static String lacking(ComponentDescriptionDTO description, ComponentConfigurationDTO found) {
        return "nothing offers "
                + Arrays.stream(found.unsatisfiedReferences)
                        .map(reference -> reference(description, reference))
                        .collect(Collectors.joining(" and "));
    }

    private static String reference(ComponentDescriptionDTO description, UnsatisfiedReferenceDTO unsatisfied) {
        String type = Arrays.stream(description.references)
                .filter(reference -> reference.name.equals(unsatisfied.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse("a service");
        return type + (unsatisfied.target == null ? "" : " with " + unsatisfied.target);
    }

    /** The failure comes as the text of a stack trace: its first line and the line of its innermost cause say it. */
    private static String first(@Nullable String failure) {
        List<String> lines = String.valueOf(failure).lines().toList();
        String cause = lines.stream()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((before, after) -> after)
                .orElse("");
        return (lines.isEmpty() ? "" : lines.get(0)) + (cause.isEmpty() ? "" : "; " + cause);
    }
}
