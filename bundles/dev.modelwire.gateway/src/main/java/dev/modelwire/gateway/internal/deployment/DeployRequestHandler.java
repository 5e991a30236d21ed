package dev.modelwire.gateway.internal.deployment;

import dev.modelwire.gateway.internal.component.Threads;
import dev.modelwire.gateway.internal.system.GatewayProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.message.KuraResponsePayload;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code DEPLOY-V2}: packages from the cloud. What takes long is accepted at once and told by notifications. */
@Component(
        immediate = true,
        service = {})
public final class DeployRequestHandler implements RequestHandler {

    private static final String APP_ID = "DEPLOY-V2";
    private static final Logger LOG = LoggerFactory.getLogger(DeployRequestHandler.class);

    private final BundleContext context;
    private final RequestHandlerRegistry registry;
    private final PackageInstaller installer;
    private final Path downloads;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(Threads.named("gateway-deploy-v2"));
    private final AtomicReference<@Nullable Download> current = new AtomicReference<>();

    @Activate
    public DeployRequestHandler(
            BundleContext context, @Reference RequestHandlerRegistry registry, @Reference PackageInstaller installer) {
        this.context = context;
        this.registry = registry;
        this.installer = installer;
        this.downloads = GatewayProperties.from(context::getProperty).path("downloads.directory");
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
    public KuraMessage doExec(RequestHandlerContext handler, KuraMessage request) throws KuraException {
        var path = path(request);
        var options = new DeployOptions(request.getPayload());
        return switch (path.get(0)) {
            case "download" -> download(handler, options);
            case "install" -> install(handler, options);
            case "uninstall" -> uninstall(handler, options);
            case "start", "stop" -> startOrStop(path);
            default -> throw new KuraException(KuraErrorCode.NOT_FOUND);
        };
    }

    @Override
    public KuraMessage doGet(RequestHandlerContext handler, KuraMessage request) throws KuraException {
        return switch (path(request).get(0)) {
            case "packages" -> body(DeploymentXml.packages(installer.installed()));
            case "bundles" -> body(DeploymentXml.bundles(context.getBundles()));
            case "download" -> downloadStatus();
            case "install" -> new KuraMessage(new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_OK));
            default -> throw new KuraException(KuraErrorCode.NOT_FOUND);
        };
    }

    @Override
    public KuraMessage doDel(RequestHandlerContext handler, KuraMessage request) throws KuraException {
        if (!path(request).get(0).equals("download")) {
            throw new KuraException(KuraErrorCode.NOT_FOUND);
        }
        var running = current.get();
        if (running != null) {
            running.cancel();
        }
        return ok();
    }

    /** A second one is refused while one runs. A file that is there already is neither fetched nor checked again. */
    private KuraMessage download(RequestHandlerContext handler, DeployOptions options) throws KuraException {
        var notices = new DeployNotices(handler, options.requester(), options.job());
        var protocol = options.protocol();
        if (options.requiredFlag("dp.install.system.update")
                || (!protocol.equals("HTTP") && !protocol.equals("HTTPS"))) {
            throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, protocol);
        }
        var file = downloads.resolve(options.fileName());
        var download = new Download(options, file);
        if (!current.compareAndSet(null, download)) {
            throw new KuraException(KuraErrorCode.SERVICE_UNAVAILABLE, "Another resource is already in download");
        }
        var known = Files.exists(file) && !options.flag("dp.download.force", false);
        var hash = options.text("dp.download.hash");
        var notifyEvery = options.number("dp.download.notify.block.size", 256 * 1024);
        executor.execute(() -> {
            var there = fetch(download, notices, known, hash, notifyEvery);
            if (there && options.flag("dp.install", true)) {
                install(file, notices);
            }
        });
        return ok();
    }

    private boolean fetch(
            Download download, DeployNotices notices, boolean known, @Nullable String hash, int notifyEvery) {
        try {
            if (known) {
                notices.download(0, 100, "ALREADY DONE", null);
                return true;
            }
            notices.download(0, 0, "IN_PROGRESS", null);
            var told = new long[1];
            download.run(bytes -> {
                if (bytes - told[0] >= notifyEvery) {
                    told[0] = bytes;
                    notices.download(download.size(), download.percent(), "IN_PROGRESS", null);
                }
            });
            download.verify(hash);
            notices.download(download.size(), 100, "COMPLETED", null);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("Download failed", e);
            notices.download(download.size(), download.percent(), "FAILED", String.valueOf(e.getMessage()));
            return false;
        } finally {
            current.set(null);
        }
    }

    private KuraMessage install(RequestHandlerContext handler, DeployOptions options) throws KuraException {
        var notices = new DeployNotices(handler, options.requester(), options.job());
        var file = downloads.resolve(options.fileName());
        if (!Files.exists(file)) {
            throw new KuraException(
                    KuraErrorCode.SERVICE_UNAVAILABLE, "[" + file.getFileName() + "] was not downloaded");
        }
        executor.execute(() -> install(file, notices));
        return ok();
    }

    private void install(Path file, DeployNotices notices) {
        var name = String.valueOf(file.getFileName());
        notices.step("install", name, 0, "IN_PROGRESS", null);
        try {
            installer.install(file);
            notices.step("install", name, 100, "COMPLETED", null);
        } catch (Exception e) {
            LOG.warn("Package [{}] could not be installed", name, e);
            notices.step("install", name, 0, "FAILED", String.valueOf(e.getMessage()));
        }
    }

    private KuraMessage uninstall(RequestHandlerContext handler, DeployOptions options) throws KuraException {
        var notices = new DeployNotices(handler, options.requester(), options.job());
        var name = options.required("dp.name");
        executor.execute(() -> {
            notices.step("uninstall", name, 0, "IN_PROGRESS", null);
            try {
                installer.uninstall(name);
                notices.step("uninstall", name, 100, "COMPLETED", null);
            } catch (Exception e) {
                notices.step("uninstall", name, 0, "FAILED", String.valueOf(e.getMessage()));
            }
        });
        return ok();
    }

    private KuraMessage startOrStop(List<String> path) throws KuraException {
        var bundle = path.size() == 2 ? context.getBundle(Long.parseLong(path.get(1))) : null;
        if (bundle == null) {
            throw new KuraException(KuraErrorCode.NOT_FOUND);
        }
        try {
            if (path.get(0).equals("start")) {
                bundle.start();
            } else {
                bundle.stop();
            }
        } catch (BundleException e) {
            throw new KuraException(KuraErrorCode.PROCESS_EXECUTION_ERROR, e);
        }
        return ok();
    }

    private KuraMessage downloadStatus() {
        var payload = new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_OK);
        var running = current.get();
        payload.addMetric("dp.download.size", running == null ? 0 : running.size());
        payload.addMetric("dp.download.progress", running == null ? 0 : running.percent());
        payload.addMetric("dp.download.status", running == null ? "IDLE" : "IN_PROGRESS");
        return new KuraMessage(payload);
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
