package dev.modelwire.gateway.internal.cloud;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = "org.eclipse.kura.cloudconnection.raw.mqtt.subscriber.RawMqttSubscriber",
        name = "CloudSubscriber",
        description = "Hands on what comes on the topics of one filter.")
@interface RawSubscriberConfig {

    @AttributeDefinition(name = "Topic Filter", description = "The whole filter; + and # are allowed.")
    String topic_filter() default "";

    @AttributeDefinition(name = "Qos", min = "0", max = "2", description = "Quality of service.")
    int qos() default 0;
}
