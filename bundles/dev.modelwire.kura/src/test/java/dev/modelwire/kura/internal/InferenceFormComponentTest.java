package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.inference.InferenceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class InferenceFormComponentTest {

    private final List<InferenceSettings> there = new ArrayList<>();

    @Test
    void settings_defaults_areThoseOfTheService() {
        assertEquals(
                new InferenceSettings(1, 20, true, 512, 30, 600, 20, 5, 10, "in-process", 0, 10, 0, 64, "accept"),
                InferenceFormComponent.settings(Fakes.config(InferenceForm.class, Map.of())));
    }

    @Test
    void modified_anotherValue_isOfferedBeforeTheOneBeforeGoes() {
        InferenceFormComponent component = new InferenceFormComponent(
                Fakes.fake(BundleContext.class, (proxy, method, args) -> register((InferenceSettings) args[1])),
                form(Map.of()));
        assertEquals(List.of(0), budgets());

        component.modified(form(Map.of("memory.budget.mib", 128)));
        assertEquals(List.of(128), budgets());

        component.deactivate();
        component.deactivate();
        assertEquals(List.of(), budgets());
    }

    private List<Integer> budgets() {
        return there.stream().map(InferenceSettings::memoryBudgetMib).toList();
    }

    private Object register(InferenceSettings settings) {
        there.add(settings);
        return Fakes.fake(ServiceRegistration.class, (proxy, method, none) -> {
            there.remove(settings);
            return null;
        });
    }

    private static InferenceForm form(Map<String, ?> values) {
        return Fakes.config(InferenceForm.class, values);
    }
}
