package dev.modelwire.gateway.internal.deployment;

import java.util.Date;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContextConstants;
import org.eclipse.kura.message.KuraPayload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the requester of one job is told while it runs. */
final class DeployNotices {

    private static final Logger LOG = LoggerFactory.getLogger(DeployNotices.class);

    private final RequestHandlerContext context;
    private final String requester;
    private final long job;

    DeployNotices(RequestHandlerContext context, String requester, long job) {
        this.context = context;
        this.requester = requester;
        this.job = job;
    }

    void download(int size, int percent, String status, @Nullable String error) {
        var payload = start();
        payload.addMetric("dp.download.size", size);
        payload.addMetric("dp.download.progress", percent);
        payload.addMetric("dp.download.status", status);
        payload.addMetric("dp.download.index", 0);
        if (error != null) {
            payload.addMetric("dp.download.error.message", error);
        }
        send("download", payload);
    }

    /** @param kind {@code install} or {@code uninstall} */
    void step(String kind, String name, int percent, String status, @Nullable String error) {
        var payload = start();
        payload.addMetric("dp.name", name);
        payload.addMetric("dp." + kind + ".progress", percent);
        payload.addMetric("dp." + kind + ".status", status);
        if (error != null) {
            payload.addMetric("dp." + kind + ".error.message", error);
        }
        send(kind, payload);
    }

    @SuppressWarnings("JavaUtilDate") // Kura's payload holds one
    private KuraPayload start() {
        var payload = new KuraPayload();
        payload.setTimestamp(new Date());
        payload.addMetric(
                "client.id",
                context.getContextProperties().getOrDefault(RequestHandlerContextConstants.DEVICE_ID.name(), ""));
        payload.addMetric("job.id", job);
        return payload;
    }

    private void send(String kind, KuraPayload payload) {
        try {
            context.getNotificationPublisher()
                    .publish(new KuraMessage(
                            payload,
                            Map.of("appId", "DEPLOY-V2", "messageType", kind, "requestorClientId", requester)));
        } catch (KuraException e) {
            LOG.error("Notification [{}] of job [{}] could not be sent", kind, job, e);
        }
    }
}
