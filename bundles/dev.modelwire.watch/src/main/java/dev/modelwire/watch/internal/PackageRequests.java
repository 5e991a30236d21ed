package dev.modelwire.watch.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.message.KuraResponsePayload;

/** Answers the cloud: {@code GET state} and {@code EXEC rollback/<package>}. */
final class PackageRequests implements RequestHandler {

    static final String APP_ID = "MODELWIRE-PACKAGES-V1";

    private final Watch watch;
    private final Consumer<Path> installer;

    /** @param installer asks for an installation, or says in an {@code IllegalStateException} why it cannot */
    PackageRequests(Watch watch, Consumer<Path> installer) {
        this.watch = watch;
        this.installer = installer;
    }

    @Override
    public KuraMessage doGet(RequestHandlerContext context, KuraMessage request) {
        return path(request).equals(List.of("state"))
                ? answer(KuraResponsePayload.RESPONSE_CODE_OK, watch.get())
                : refuse(KuraResponsePayload.RESPONSE_CODE_NOTFOUND, "GET knows state");
    }

    @Override
    public KuraMessage doExec(RequestHandlerContext context, KuraMessage request) {
        List<String> path = path(request);
        if (path.size() != 2 || !path.get(0).equals("rollback")) {
            return refuse(KuraResponsePayload.RESPONSE_CODE_NOTFOUND, "EXEC knows rollback/<package>");
        }
        try {
            Optional<PackageBook.Entry> before = watch.before(path.get(1));
            if (before.isEmpty()) {
                return refuse(
                        KuraResponsePayload.RESPONSE_CODE_NOTFOUND,
                        "package [" + path.get(1) + "] is not installed, or no file of an earlier version is kept:"
                                + " install one by its URL");
            }
            watch.giveUp(path.get(1));
            installer.accept(before.get().file());
            return answer(
                    KuraResponsePayload.RESPONSE_CODE_OK,
                    "{\"rollback\":\"" + before.get().name() + "\",\"to\":\""
                            + before.get().version() + "\"}");
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            return refuse(KuraResponsePayload.RESPONSE_CODE_ERROR, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> path(KuraMessage request) {
        return request.getProperties().get(RequestHandlerMessageConstants.ARGS_KEY.value()) instanceof List<?> segments
                ? segments.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static KuraMessage answer(int code, String json) {
        KuraResponsePayload payload = new KuraResponsePayload(code);
        payload.setBody(json.getBytes(StandardCharsets.UTF_8));
        return new KuraMessage(payload);
    }

    private static KuraMessage refuse(int code, String message) {
        KuraResponsePayload payload = new KuraResponsePayload(code);
        payload.setExceptionMessage(message);
        return new KuraMessage(payload);
    }
}
