package dev.modelwire.gateway.internal.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContextConstants;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings requests to their handlers, and what they answer to the requester. No handler, no reply: as on Kura. */
final class RequestDispatcher implements RequestHandlerRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(RequestDispatcher.class);

    private final Topics topics;
    private final MessageSink sink;
    private final Executor executor;
    private final RequestHandlerContext context;
    private final Map<String, RequestHandler> handlers = new ConcurrentHashMap<>();

    RequestDispatcher(Topics topics, MessageSink sink, Executor executor) {
        this.topics = topics;
        this.sink = sink;
        this.executor = executor;
        this.context = new RequestHandlerContext(
                new NotificationPublisher(topics, sink),
                Map.of(
                        RequestHandlerContextConstants.TENANT_ID.name(), topics.account(),
                        RequestHandlerContextConstants.DEVICE_ID.name(), topics.clientId()));
    }

    @Override
    public void registerRequestHandler(String id, RequestHandler requestHandler) throws KuraException {
        if (handlers.putIfAbsent(id, requestHandler) != null) {
            throw new KuraException(
                    KuraErrorCode.INVALID_PARAMETER, "request handler [" + id + "] is registered already");
        }
    }

    @Override
    public void unregister(String id) throws KuraException {
        handlers.remove(id);
    }

    void arrived(String topic, KuraPayload payload) {
        var parsed = RequestTopic.parse(topics, topic);
        if (parsed.isEmpty()) {
            return;
        }
        var request = parsed.get();
        var handler = handlers.get(request.appId());
        if (handler == null) {
            LOG.info("Request [{}] is dropped: no handler is registered for [{}]", topic, request.appId());
        } else if (payload.getMetric(KuraRequestPayload.METRIC_REQUEST_ID) instanceof String id
                && payload.getMetric(KuraRequestPayload.REQUESTER_CLIENT_ID) instanceof String requester) {
            var reply = topics.reply(requester, request.appId(), id);
            executor.execute(() -> answer(handler, request, payload, reply));
        } else {
            LOG.warn("Request [{}] is dropped: it has no request.id or no requester.client.id", topic);
        }
    }

    private void answer(RequestHandler handler, RequestTopic request, KuraPayload payload, String replyTopic) {
        var properties = new HashMap<String, Object>();
        properties.put(RequestHandlerMessageConstants.ARGS_KEY.value(), request.args());
        KuraPayload response;
        try {
            response = call(handler, request.method(), new KuraMessage(new KuraRequestPayload(payload), properties))
                    .getPayload();
        } catch (KuraException e) {
            response = new KuraResponsePayload(code(e), e);
        } catch (Exception e) {
            LOG.error("Request handler [{}] failed", request.appId(), e);
            response = new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_ERROR, e);
        }
        try {
            sink.send(replyTopic, response, 0, false);
        } catch (KuraException e) {
            LOG.error("Reply [{}] could not be sent", replyTopic, e);
        }
    }

    private KuraMessage call(RequestHandler handler, String method, KuraMessage message) throws KuraException {
        return switch (method) {
            case "GET" -> handler.doGet(context, message);
            case "PUT" -> handler.doPut(context, message);
            case "POST" -> handler.doPost(context, message);
            case "DEL" -> handler.doDel(context, message);
            case "EXEC" -> handler.doExec(context, message);
            default -> throw new KuraException(KuraErrorCode.BAD_REQUEST, "method [" + method + "]");
        };
    }

    private static int code(KuraException e) {
        return switch (e.getCode()) {
            case BAD_REQUEST -> KuraResponsePayload.RESPONSE_CODE_BAD_REQUEST;
            case NOT_FOUND -> KuraResponsePayload.RESPONSE_CODE_NOTFOUND;
            default -> KuraResponsePayload.RESPONSE_CODE_ERROR;
        };
    }
}
