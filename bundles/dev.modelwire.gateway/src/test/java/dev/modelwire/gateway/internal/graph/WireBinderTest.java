package dev.modelwire.gateway.internal.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;

class WireBinderTest {

    private final List<String> wires = new ArrayList<>();
    private final WireBinder binder = new WireBinder(context(), wireAdmin(), new AtOnce());

    @BeforeEach
    void graph() {
        binder.use(GraphDocument.parse(
                "{\"wires\":[{\"emitter\":\"a\",\"emitterPort\":0,\"receiver\":\"b\",\"receiverPort\":0}]}"));
    }

    @Test
    void addingService_lastEndComes_wireIsMadeBeforeTheTrackerListsIt() {
        add("a");
        add("b");

        assertEquals(List.of("a>b"), wires);
    }

    @Test
    void removedService_oneEndGoes_wireGoesToo() {
        add("a");
        var b = add("b");

        binder.removedService(b, b);

        assertEquals(List.of(), wires);
    }

    @Test
    void addingService_endComesAnew_wireIsMadeAnew() {
        add("a");
        var b = add("b");
        binder.removedService(b, b);

        add("b");

        assertEquals(List.of("a>b"), wires);
    }

    private ServiceReference<WireComponent> add(String pid) {
        var properties = Map.of(ConfigurationService.KURA_SERVICE_PID, pid, "service.pid", pid);
        @SuppressWarnings("unchecked")
        var reference =
                (ServiceReference<WireComponent>) fake(ServiceReference.class, (method, arguments) -> switch (method) {
                    case "getProperty" -> properties.get((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method);
                });
        binder.addingService(reference);
        return reference;
    }

    private WireAdmin wireAdmin() {
        return fake(WireAdmin.class, (method, arguments) -> switch (method) {
            case "createWire" -> {
                var name = arguments[0] + ">" + arguments[1];
                wires.add(name);
                yield fake(Wire.class, (of, none) -> switch (of) {
                    case "toString" -> name;
                    default -> throw new UnsupportedOperationException(of);
                });
            }
            case "deleteWire" -> wires.remove(arguments[0].toString());
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static BundleContext context() {
        return fake(BundleContext.class, (method, arguments) -> switch (method) {
            case "createFilter" -> FrameworkUtil.createFilter((String) arguments[0]);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private interface Answers {
        Object to(String method, Object[] arguments) throws Exception;
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                WireBinderTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> answers.to(method.getName(), arguments);
                }));
    }

    private static final class AtOnce extends AbstractExecutorService {

        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
