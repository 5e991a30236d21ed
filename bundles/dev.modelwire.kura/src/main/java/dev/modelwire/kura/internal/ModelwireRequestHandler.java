package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.ModelSyncService;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the cloud. It has no configuration, so that nothing can keep it from answering. */
@Component(
        name = "dev.modelwire.kura.RequestHandler",
        immediate = true,
        service = {})
public class ModelwireRequestHandler implements RequestHandler {

    static final String APP_ID = "MODELWIRE-V1";

    private static final Logger LOGGER = LoggerFactory.getLogger(ModelwireRequestHandler.class);

    private final AtomicReference<@Nullable ModelSyncService> sync = new AtomicReference<>();

    @Reference(
            name = "RequestHandlerRegistry",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindRegistry(RequestHandlerRegistry registry) {
        try {
            registry.registerRequestHandler(APP_ID, this);
        } catch (KuraException e) {
            LOGGER.warn("{} could not be registered with a cloud connection", APP_ID, e);
        }
    }

    void unbindRegistry(RequestHandlerRegistry registry) {
        try {
            registry.unregister(APP_ID);
        } catch (KuraException e) {
            LOGGER.debug("{} was not registered any more", APP_ID, e);
        }
    }

    @Reference(
            name = "ModelSyncService",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSync(ModelSyncService service) {
        sync.set(service);
    }

    void unbindSync(ModelSyncService service) {
        sync.compareAndSet(service, null);
    }

    @Override
    public KuraMessage doGet(RequestHandlerContext context, KuraMessage request) throws KuraException {
        ModelSyncService service = sync.get();
        return switch (resource(request)) {
            case "desired" -> Replies.json("desired/1", up(service).desired());
            case "reported" -> Replies.json("reported/1", service == null ? Replies.STARTING : service.reported());
            case "health" -> Replies.json("health/1", service == null ? Replies.DOWN : Replies.UP);
            default -> throw new KuraException(KuraErrorCode.NOT_FOUND, "GET knows desired, reported and health");
        };
    }

    @Override
    public KuraMessage doExec(RequestHandlerContext context, KuraMessage request) throws KuraException {
        if (!resource(request).equals("sync")) {
            throw new KuraException(KuraErrorCode.NOT_FOUND, "EXEC knows sync");
        }
        up(sync.get()).sync();
        return Replies.done();
    }

    @Override
    public KuraMessage doPut(RequestHandlerContext context, KuraMessage request) throws KuraException {
        throw new KuraException(KuraErrorCode.BAD_REQUEST, "PUT is not supported: use GET or EXEC");
    }

    @Override
    public KuraMessage doPost(RequestHandlerContext context, KuraMessage request) throws KuraException {
        throw new KuraException(KuraErrorCode.BAD_REQUEST, "POST is not supported: use GET or EXEC");
    }

    @Override
    public KuraMessage doDel(RequestHandlerContext context, KuraMessage request) throws KuraException {
        throw new KuraException(KuraErrorCode.BAD_REQUEST, "DEL is not supported: use GET or EXEC");
    }

    private static String resource(KuraMessage request) throws KuraException {
        if (request.getProperties().get(RequestHandlerMessageConstants.ARGS_KEY.value()) instanceof List<?> segments
                && !segments.isEmpty()) {
            return String.join("/", segments.stream().map(String::valueOf).toList());
        }
        throw new KuraException(KuraErrorCode.BAD_REQUEST, "the request names no resource");
    }

    private static ModelSyncService up(@Nullable ModelSyncService service) throws KuraException {
        if (service == null) {
            throw new KuraException(KuraErrorCode.SERVICE_UNAVAILABLE, "the sync service is not running: try later");
        }
        return service;
    }
}
