package dev.modelwire.gateway.internal.configuration;

import dev.modelwire.gateway.internal.component.Threads;
import dev.modelwire.gateway.internal.system.GatewayProperties;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.message.KuraResponsePayload;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code CONF-V1}: configurations from the cloud, in the XML of snapshots. PUT and rollback answer 200 before anything
 * was done; it is done a second later, and what goes wrong then is only logged.
 */
@Component(
        immediate = true,
        service = {})
public final class ConfigurationRequestHandler implements RequestHandler {

    private static final String APP_ID = "CONF-V1";
    private static final String IGNORED = "console.device.management.service.ignore";
    private static final String IDS = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<esf:snapshot-ids xmlns:esf=\"http://eurotech.com/esf/2.0\">%s</esf:snapshot-ids>";
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationRequestHandler.class);

    /** What is done later. */
    @FunctionalInterface
    private interface Change {
        void apply() throws KuraException;
    }

    private final RequestHandlerRegistry registry;
    private final ConfigurationService service;
    private final SnapshotXml xml;
    private final GatewayProperties properties;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(Threads.named("gateway-conf-v1"));

    @Activate
    public ConfigurationRequestHandler(
            BundleContext context,
            @Reference RequestHandlerRegistry registry,
            @Reference ConfigurationService service,
            @Reference CryptoService crypto) {
        this.registry = registry;
        this.service = service;
        this.xml = new SnapshotXml(crypto);
        this.properties = GatewayProperties.from(context::getProperty);
    }

    @Activate
    void start() throws KuraException {
        registry.registerRequestHandler(APP_ID, this);
    }

    @Deactivate
    void stop() throws KuraException {
        registry.unregister(APP_ID);
        executor.shutdownNow();
    }

    @Override
    public KuraMessage doGet(RequestHandlerContext context, KuraMessage request) throws KuraException {
        var path = path(request);
        return switch (path.get(0)) {
            case "configurations" -> body(xml.write(path.size() == 1 ? all() : List.of(one(path.get(1)))));
            case "snapshots" ->
                body(path.size() == 1 ? ids() : xml.write(service.getSnapshot(Long.parseLong(path.get(1)))));
            default -> throw new KuraException(KuraErrorCode.NOT_FOUND);
        };
    }

    @Override
    public KuraMessage doPut(RequestHandlerContext context, KuraMessage request) throws KuraException {
        var path = path(request);
        var body = request.getPayload().getBody();
        if (!path.get(0).equals("configurations")) {
            throw new KuraException(KuraErrorCode.NOT_FOUND);
        }
        if (body == null) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "body");
        }
        List<ComponentConfiguration> given = List.copyOf(xml.read(new String(body, StandardCharsets.UTF_8)));
        later(() -> service.updateConfigurations(
                path.size() == 1
                        ? given
                        : given.stream()
                                .filter(one -> one.getPid().equals(path.get(1)))
                                .toList()));
        return ok();
    }

    @Override
    public KuraMessage doExec(RequestHandlerContext context, KuraMessage request) throws KuraException {
        var path = path(request);
        switch (path.get(0)) {
            case "snapshot" -> service.snapshot();
            case "rollback" -> {
                if (path.size() == 1) {
                    later(service::rollback);
                } else {
                    var id = Long.parseLong(path.get(1));
                    later(() -> service.rollback(id));
                }
            }
            default -> throw new KuraException(KuraErrorCode.NOT_FOUND);
        }
        return ok();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Kura tells nobody either
    private void later(Change change) {
        executor.schedule(
                () -> {
                    try {
                        change.apply();
                    } catch (KuraException | RuntimeException e) {
                        LOG.error("A change that was answered with 200 could not be made", e);
                    }
                },
                1,
                TimeUnit.SECONDS);
    }

    /** An empty list unless the property says which pids to leave out. */
    private List<ComponentConfiguration> all() throws KuraException {
        var ignored = properties.all().getProperty(IGNORED);
        if (ignored == null) {
            return List.of();
        }
        var pids = Arrays.asList(ignored.split(","));
        return service.getComponentConfigurations().stream()
                .filter(one -> !pids.contains(one.getPid()))
                .toList();
    }

    private ComponentConfiguration one(String pid) throws KuraException {
        var found = service.getComponentConfiguration(pid);
        if (found == null) {
            throw new KuraException(KuraErrorCode.NOT_FOUND);
        }
        return found;
    }

    private String ids() throws KuraException {
        var elements = new StringBuilder();
        service.getSnapshots()
                .forEach(id -> elements.append("<esf:snapshotIds>").append(id).append("</esf:snapshotIds>"));
        return IDS.formatted(elements);
    }

    private static KuraMessage ok() {
        return new KuraMessage(new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_OK));
    }

    private static KuraMessage body(String text) {
        var payload = new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_OK);
        payload.setBody(text.getBytes(StandardCharsets.UTF_8));
        return new KuraMessage(payload);
    }

    private static List<String> path(KuraMessage request) throws KuraException {
        if (request.getProperties().get(RequestHandlerMessageConstants.ARGS_KEY.value()) instanceof List<?> segments
                && !segments.isEmpty()) {
            return segments.stream().map(String::valueOf).toList();
        }
        throw new KuraException(KuraErrorCode.BAD_REQUEST);
    }
}
