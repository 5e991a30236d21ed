package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.ModelSyncService;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

@Component(
        name = SyncConfigurationComponent.PID,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = ConfigurableComponent.class)
@Designate(ocd = SyncConfig.class)
public class SyncConfigurationComponent implements ConfigurableComponent {

    static final String PID = "dev.modelwire.sync.ModelSyncService";

    private final SyncConfiguration configuration;

    @Activate
    public SyncConfigurationComponent(
            @Reference(name = "ModelSyncService") ModelSyncService service,
            @Reference(name = "CryptoService") CryptoService crypto,
            @Reference(name = "SystemService") SystemService system,
            SyncConfig config) {
        configuration =
                new SyncConfiguration(service, new SyncOptionsReader(crypto::decryptAes, new DeviceUrl(system)));
        modified(config);
    }

    @Modified
    final void modified(SyncConfig config) {
        configuration.apply(config);
    }
}
