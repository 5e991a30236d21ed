package dev.modelwire.kura.internal;

import dev.modelwire.api.inference.InferenceSettings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** The form of the inference service: what it says is offered to it as a service, each change as another one. */
@Component(
        name = InferenceFormComponent.PID,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = ConfigurableComponent.class)
@Designate(ocd = InferenceForm.class)
public class InferenceFormComponent implements ConfigurableComponent {

    static final String PID = "dev.modelwire.inference.InferenceService";

    private final BundleContext context;
    private @Nullable ServiceRegistration<InferenceSettings> offered;

    @Activate
    public InferenceFormComponent(BundleContext context, InferenceForm form) {
        this.context = context;
        modified(form);
    }

    @Modified
    final synchronized void modified(InferenceForm form) {
        ServiceRegistration<InferenceSettings> before = offered;
        offered = context.registerService(InferenceSettings.class, settings(form), null);
        if (before != null) {
            before.unregister();
        }
    }

    @Deactivate
    synchronized void deactivate() {
        if (offered != null) {
            offered.unregister();
            offered = null;
        }
    }

    static InferenceSettings settings(InferenceForm form) {
        return new InferenceSettings(
                form.sessions(),
                form.warm_up_runs(),
                form.probe_enabled(),
                form.probe_memory_mib(),
                form.probe_seconds(),
                form.probation_seconds(),
                form.probation_records(),
                form.probation_error_percent(),
                form.probation_slow_percent(),
                form.isolation(),
                form.isolation_memory_mib(),
                form.isolation_run_seconds(),
                form.memory_budget_mib(),
                form.memory_reserve_mib(),
                form.contract_change());
    }
}
