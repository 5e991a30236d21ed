package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.kura.internal.packages.PackageReport;
import dev.modelwire.kura.internal.request.Commands;
import dev.modelwire.kura.internal.request.Notices;
import dev.modelwire.kura.internal.request.Reads;
import dev.modelwire.kura.internal.request.Response;
import dev.modelwire.kura.internal.request.Watchers;
import dev.modelwire.kura.internal.thread.OwnThread;
import dev.modelwire.kura.internal.thread.Worker;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContextConstants;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
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
    private final PackageReport packages = new PackageReport();
    private final Watchers watchers;
    private final Commands commands;

    @Activate
    public ModelwireRequestHandler() {
        this(new OwnThread("modelwire-requests"));
    }

    ModelwireRequestHandler(Worker worker) {
        watchers = new Watchers(worker);
        commands = new Commands(watchers);
    }

    @Deactivate
    void close() {
        watchers.close();
    }

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
        watchers.came(service);
    }

    void unbindSync(ModelSyncService service) {
        sync.compareAndSet(service, null);
        watchers.left(service);
    }

    /** The watch lies in another package of the product and shares no type with this one. */
    @Reference(
            name = "PackageReport",
            service = Supplier.class,
            target = "(modelwire.report=packages)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindPackages(Supplier<?> service) {
        packages.came(service);
    }

    void unbindPackages(Supplier<?> service) {
        packages.left(service);
    }

    @Override
    public KuraMessage doGet(RequestHandlerContext context, KuraMessage request) {
        return answer(request, path -> packages.added(path, Reads.get(path, sync.get())));
    }

    @Override
    public KuraMessage doPut(RequestHandlerContext context, KuraMessage request) {
        return answer(
                request,
                path -> commands.put(
                        path,
                        request.getPayload().getBody(),
                        origin(context),
                        notices(context, request, path),
                        sync.get()));
    }

    @Override
    public KuraMessage doExec(RequestHandlerContext context, KuraMessage request) {
        return answer(request, path -> commands.exec(path, notices(context, request, path), sync.get()));
    }

    @Override
    public KuraMessage doDel(RequestHandlerContext context, KuraMessage request) {
        return answer(request, path -> commands.delete(path, notices(context, request, path), sync.get()));
    }

    @Override
    public KuraMessage doPost(RequestHandlerContext context, KuraMessage request) {
        return Replies.of(Response.badRequest("POST is not supported: use GET, PUT, EXEC or DEL"));
    }

    private static KuraMessage answer(KuraMessage request, Function<List<String>, Response> answers) {
        if (request.getProperties().get(RequestHandlerMessageConstants.ARGS_KEY.value()) instanceof List<?> segments
                && !segments.isEmpty()) {
            return Replies.of(
                    answers.apply(segments.stream().map(String::valueOf).toList()));
        }
        return Replies.of(Response.badRequest("the request names no resource"));
    }

    private static @Nullable Notices notices(
            @Nullable RequestHandlerContext context, KuraMessage request, List<String> path) {
        return KuraNotices.of(context, request, path.get(0)).orElse(null);
    }

    /** Each account that may send requests counts its revisions on its own. */
    private static String origin(@Nullable RequestHandlerContext context) {
        return context == null
                ? APP_ID
                : context.getContextProperties().getOrDefault(RequestHandlerContextConstants.TENANT_ID.name(), APP_ID);
    }
}
