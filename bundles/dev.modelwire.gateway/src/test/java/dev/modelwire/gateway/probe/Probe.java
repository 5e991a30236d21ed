package dev.modelwire.gateway.probe;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.message.KuraResponsePayload;

/** A configurable component that shows from outside what it was given; packed into a bundle by the tests. */
public final class Probe implements ConfigurableComponent, RequestHandler, Function<String, Map<String, Object>> {

    private final AtomicInteger activations = new AtomicInteger();
    private final AtomicInteger updates = new AtomicInteger();
    private volatile Map<String, Object> properties = Map.of();

    void activate(Map<String, Object> given) {
        activations.incrementAndGet();
        properties = new TreeMap<>(given);
    }

    void modified(Map<String, Object> given) {
        updates.incrementAndGet();
        properties = new TreeMap<>(given);
    }

    void bind(RequestHandlerRegistry registry) throws KuraException {
        registry.registerRequestHandler("PROBE-V1", this);
    }

    void unbind(RequestHandlerRegistry registry) throws KuraException {
        registry.unregister("PROBE-V1");
    }

    @Override
    public KuraMessage doGet(RequestHandlerContext context, KuraMessage message) throws KuraException {
        var args = String.valueOf(message.getProperties().get("args"));
        if (args.contains("nothing")) {
            throw new KuraException(KuraErrorCode.NOT_FOUND);
        }
        var payload = new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_OK);
        payload.setBody(args.getBytes(StandardCharsets.UTF_8));
        return new KuraMessage(payload);
    }

    @Override
    public Map<String, Object> apply(String question) {
        return question.equals("counts")
                ? Map.of("activations", activations.get(), "updates", updates.get())
                : new TreeMap<>(properties);
    }
}
