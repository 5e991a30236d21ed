package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.inference.Setback;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.api.transport.HostSecurity;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.djl.internal.DjlEngineComponent;
import dev.modelwire.inference.internal.InferenceComponent;
import dev.modelwire.inference.internal.worker.WorkerCommand;
import dev.modelwire.inference.internal.worker.WorkerCommands;
import dev.modelwire.sync.internal.ModelSyncComponent;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/** Puts the components of a gateway together by hand, with their defaults, as a component runtime does. */
final class Components {

    static final HostSecurity NO_TLS = () -> {
        throw new GeneralSecurityException("benchmarks use plain HTTP");
    };

    private static final int ENGINE_WITHIN_SECONDS = 30;

    private Components() {}

    static ModelSyncComponent sync(ModelStore store, ModelActivator activator) {
        return new ModelSyncComponent(store, activator, NO_TLS, () -> "benchmark");
    }

    static void stop(ModelSyncComponent sync) throws ReflectiveOperationException {
        call(sync, "stop", new Class<?>[0]);
    }

    /** With the defaults; but nothing is tried in a process of its own. */
    static ModelActivator inference(ModelStore store, Engine engine) throws ReflectiveOperationException {
        return inference(store, engine, Map.of("probe", false));
    }

    /** With settings that differ from the defaults; processes of their own have the class path of this one. */
    static ModelActivator inference(ModelStore store, Engine engine, Map<String, Object> settings)
            throws ReflectiveOperationException {
        Class<?> config = Class.forName(InferenceComponent.class.getPackageName() + ".InferenceConfig");
        WorkerCommands workers = () -> new WorkerCommand(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList());
        Constructor<InferenceComponent> constructor =
                InferenceComponent.class.getDeclaredConstructor(config, ModelStore.class, WorkerCommands.class);
        constructor.setAccessible(true);
        InferenceComponent inference = constructor.newInstance(configuration(config, settings), store, workers);
        call(inference, "addEngine", new Class<?>[] {Engine.class, Map.class}, engine, Map.of());
        return inference;
    }

    static void stop(ModelActivator inference) throws ReflectiveOperationException {
        call(inference, "stop", new Class<?>[0]);
    }

    /** Returns what a component runtime makes of an annotation: the settings by their methods, or the defaults. */
    static Object configuration(Class<?> annotation, Map<String, Object> settings) {
        return proxy(
                annotation,
                (proxy, method, arguments) -> settings.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    /** Returns the TFLite engine, if this platform has its native library, which is unpacked into that directory. */
    static Optional<Engine> tflite(Path directory) throws ReflectiveOperationException, InterruptedException {
        CompletableFuture<Engine> offered = new CompletableFuture<>();
        Object context = proxy(BundleContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getDataFile" ->
                directory.resolve(String.valueOf(arguments[0])).toFile();
            case "registerService" -> {
                offered.complete((Engine) arguments[1]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
        call(new DjlEngineComponent((BundleContext) context), "activate", new Class<?>[0]);
        try {
            return Optional.of(offered.get(ENGINE_WITHIN_SECONDS, TimeUnit.SECONDS));
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    static void call(Object component, String method, Class<?>[] types, Object... arguments)
            throws ReflectiveOperationException {
        Method found = component.getClass().getDeclaredMethod(method, types);
        found.setAccessible(true);
        found.invoke(component, arguments);
    }

    /** Takes every version and runs none. */
    static final class TakesAll implements ModelActivator {

        private final Map<ModelName, ModelVersion> running = new ConcurrentHashMap<>();

        @Override
        public ActivationOutcome activate(ModelName name, StoredVersion version, Standing standing) {
            running.put(name, new ModelVersion(name, version.label(), version.digest()));
            return new ActivationOutcome.Activated("none", Duration.ZERO, Duration.ZERO);
        }

        @Override
        public void deactivate(ModelName name) {
            running.remove(name);
        }

        @Override
        public Map<ModelName, ModelVersion> running() {
            return Map.copyOf(running);
        }

        @Override
        public List<Setback> setbacks() {
            return List.of();
        }

        @Override
        public ActivationOutcome shadow(ModelName name, StoredVersion version) {
            return new ActivationOutcome.Activated("none", Duration.ZERO, Duration.ZERO);
        }

        @Override
        public void endShadow(ModelName name) {}

        @Override
        public Map<ModelName, Shadow> shadows() {
            return Map.of();
        }

        @Override
        public AutoCloseable onChange(Runnable listener) {
            return () -> {};
        }
    }
}
