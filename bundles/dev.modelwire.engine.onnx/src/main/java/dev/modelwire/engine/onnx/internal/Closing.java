package dev.modelwire.engine.onnx.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frees what is native and goes on if the runtime says that it could not. */
final class Closing {

    private static final Logger logger = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void all(Iterable<? extends AutoCloseable> resources) {
        for (AutoCloseable resource : resources) {
            quietly(resource);
        }
    }

    static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            logger.warn("ONNX Runtime did not free [{}]: its memory is lost until the process ends", resource, e);
        }
    }
}
