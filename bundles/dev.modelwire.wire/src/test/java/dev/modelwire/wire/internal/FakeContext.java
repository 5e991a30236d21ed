package dev.modelwire.wire.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentContext;

/** What the component runtime gives to an instance; remembers the one service that the instance registers. */
@SuppressWarnings("JdkObsolete")
public final class FakeContext {

    public volatile Dictionary<?, ?> registered;
    public volatile Supplier<?> statistics;
    public volatile boolean frameworkStopped;

    public ComponentContext of(String pid) {
        return fake(ComponentContext.class, (proxy, method, args) -> switch (method.getName()) {
            case "getProperties" -> new Hashtable<>(Map.of("kura.service.pid", pid));
            case "getServiceReference" -> fake(ServiceReference.class, (p, m, a) -> null);
            case "getBundleContext" -> fake(BundleContext.class, this::bundleContext);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Object bundleContext(Object proxy, java.lang.reflect.Method method, Object[] args) {
        registered = (Dictionary<?, ?>) args[2];
        statistics = (Supplier<?>) args[1];
        return fake(ServiceRegistration.class, (p, m, a) -> {
            registered = null;
            if (frameworkStopped) {
                throw new IllegalStateException("already unregistered");
            }
            return null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeContext.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
