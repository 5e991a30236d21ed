package dev.modelwire.kura.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.system.SystemService;

/** Configurations and host services as the host makes them, as far as they are used. */
final class Fakes {

    private Fakes() {}

    /** Values or the defaults of the annotation, read lazily, which may fail. */
    static <C> C config(Class<C> type, Map<String, ?> values) {
        return fake(type, (proxy, method, args) -> {
            String key = method.getName().replace('_', '.');
            Object value = values.containsKey(key) ? values.get(key) : method.getDefaultValue();
            if (value instanceof RuntimeException failure) {
                throw failure;
            }
            return value;
        });
    }

    /** Ciphertext is {@code aes(…)n}, with another n each time; anything else fails in one of the host's two ways. */
    static CryptoService crypto() {
        return fake(CryptoService.class, (proxy, method, args) -> {
            String stored = new String((char[]) args[0]);
            if (!method.getName().equals("decryptAes")) {
                throw new UnsupportedOperationException(method.getName());
            } else if (stored.isEmpty()) {
                return new char[0];
            } else if (stored.startsWith("aes(")) {
                return stored.substring(4, stored.lastIndexOf(')')).toCharArray();
            } else if (stored.contains("-")) {
                throw new KuraException(KuraErrorCode.DECODER_ERROR, stored);
            }
            throw new IllegalArgumentException("Illegal base64 character in " + stored);
        });
    }

    static SystemService system(Path data) {
        return fake(SystemService.class, (proxy, method, args) -> {
            if (method.getName().equals("getKuraDataDirectory")) {
                return data == null ? null : data.toString();
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Answers with the value that stands under the name of the method. */
    static SystemService device(Map<String, String> values) {
        return fake(SystemService.class, (proxy, method, args) -> {
            if (method.getName().startsWith("get") && values.containsKey(method.getName())) {
                return values.get(method.getName());
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Fakes.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
