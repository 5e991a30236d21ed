package dev.modelwire.wire.internal;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/** Where answers leave. Called on any thread. */
interface Ports {

    void result(Map<String, TypedValue<?>> properties);

    /** Results of a batch, in their order. */
    void results(List<Map<String, TypedValue<?>>> records);

    void reject(Map<String, TypedValue<?>> properties);
}
