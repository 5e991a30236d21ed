package dev.modelwire.benchmarks;

import dev.modelwire.api.store.BlobWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Passes every call on and tells when it began and ended. */
final class Watched implements InvocationHandler {

    /** Told after each call that returned; times are those of {@link System#nanoTime()}. */
    interface Listener {
        void called(String method, long begin, long end, @Nullable Object result);
    }

    private final Object target;
    private final Listener listener;

    private Watched(Object target, Listener listener) {
        this.target = target;
        this.listener = listener;
    }

    static <T> T of(Class<T> type, T target, Listener listener) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Watched(target, listener)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        long begin = System.nanoTime();
        Object result;
        try {
            result = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
        listener.called(method.getName(), begin, System.nanoTime(), result);
        return result instanceof BlobWriter writer ? of(BlobWriter.class, writer, listener) : result;
    }
}
