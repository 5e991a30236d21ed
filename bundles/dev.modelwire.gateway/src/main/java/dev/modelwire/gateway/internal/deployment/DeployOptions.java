package dev.modelwire.gateway.internal.deployment;

import java.util.Locale;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.jspecify.annotations.Nullable;

/** The metrics of a request of {@code DEPLOY-V2}; missing mandatory ones are told as Kura tells them. */
final class DeployOptions {

    private final KuraPayload payload;

    DeployOptions(KuraPayload payload) {
        this.payload = payload;
    }

    String required(String metric) throws KuraException {
        var value = text(metric);
        if (value == null) {
            throw missing(metric);
        }
        return value;
    }

    /** {@code job.id}: Kura reads a Long and nothing else. */
    long job() throws KuraException {
        if (payload.getMetric("job.id") instanceof Long id) {
            return id;
        }
        throw missing("job.id");
    }

    boolean requiredFlag(String metric) throws KuraException {
        if (payload.getMetric(metric) instanceof Boolean value) {
            return value;
        }
        throw missing(metric);
    }

    boolean flag(String metric, boolean otherwise) {
        return payload.getMetric(metric) instanceof Boolean value ? value : otherwise;
    }

    int number(String metric, int otherwise) {
        return payload.getMetric(metric) instanceof Integer value ? value : otherwise;
    }

    @Nullable
    String text(String metric) {
        return payload.getMetric(metric) instanceof String value ? value : null;
    }

    /** Where the notifications go. */
    String requester() throws KuraException {
        return required(KuraRequestPayload.REQUESTER_CLIENT_ID);
    }

    String protocol() throws KuraException {
        return required("dp.download.protocol").toUpperCase(Locale.ROOT);
    }

    /** Name of the file in the directory of downloads. */
    String fileName() throws KuraException {
        var name = required("dp.name") + "_" + required("dp.version") + ".dp";
        if (name.contains("/") || name.contains("\\")) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, name);
        }
        return name;
    }

    private static KuraException missing(String metric) {
        return new KuraException(KuraErrorCode.INVALID_PARAMETER, metric);
    }
}
