package dev.modelwire.gateway.internal.cloud;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = "org.eclipse.kura.cloudconnection.raw.mqtt.publisher.RawMqttPublisher",
        name = "CloudPublisher",
        description = "Publishes the bodies of messages on one topic.")
@interface RawPublisherConfig {

    @AttributeDefinition(name = "Topic", description = "The whole topic.")
    String topic() default "";

    @AttributeDefinition(name = "Qos", min = "0", max = "2", description = "Quality of service.")
    int qos() default 0;

    @AttributeDefinition(name = "Retain", description = "True: the broker repeats the last message to new subscribers.")
    boolean retain() default false;
}
