package dev.modelwire.wire.internal;

import java.util.Map;

/** Where answers leave. Called on any thread; a value that no wire can carry is an illegal argument. */
interface Ports {

    void result(Map<String, Object> properties);

    void reject(Map<String, Object> properties);
}
