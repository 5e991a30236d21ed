package dev.modelwire.wire.internal;

import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/** Where answers leave. Called on any thread. */
interface Ports {

    void result(Map<String, TypedValue<?>> properties);

    void reject(Map<String, TypedValue<?>> properties);
}
