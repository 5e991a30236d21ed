package dev.modelwire.gateway.internal.cloud;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;

/** Where a payload leaves for a topic. */
@FunctionalInterface
interface MessageSink {

    void send(String topic, KuraPayload payload, int qos, boolean retain) throws KuraException;
}
