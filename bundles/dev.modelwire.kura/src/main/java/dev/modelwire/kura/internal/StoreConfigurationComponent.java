package dev.modelwire.kura.internal;

import dev.modelwire.api.store.StoreSettings;
import java.nio.file.Path;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.system.SystemService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

@Component(
        name = StoreConfigurationComponent.PID,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = ConfigurableComponent.class)
@Designate(ocd = StoreConfig.class)
public class StoreConfigurationComponent implements ConfigurableComponent {

    static final String PID = "dev.modelwire.store.ModelStore";

    private final SystemService system;
    private final StoreConfiguration configuration;

    @Activate
    public StoreConfigurationComponent(
            @Reference(name = "SystemService") SystemService system, BundleContext context, StoreConfig config) {
        this.system = system;
        this.configuration = new StoreConfiguration(
                settings -> context.registerService(StoreSettings.class, settings, null)::unregister);
        modified(config);
    }

    @Modified
    final void modified(StoreConfig config) {
        configuration.apply(() -> {
            Path data = Path.of(system.getKuraDataDirectory());
            return new StorePlace(data).decide(StoreOptions.from(config, data));
        });
    }

    @Deactivate
    void deactivate() {
        configuration.close();
    }
}
