package dev.modelwire.gateway.internal.cloud;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = "org.eclipse.kura.cloud.publisher.CloudPublisher",
        name = "CloudPublisher",
        description = "Publishes messages below the topics of this gateway.")
@interface AppPublisherConfig {

    @AttributeDefinition(name = "Application Id", description = "The segment after the client id.")
    String appId() default "W1";

    @AttributeDefinition(
            name = "Application Topic",
            description = "The segments after it; $name stands for a property of the message.")
    String app_topic() default "A1/$assetName";

    @AttributeDefinition(name = "Qos", min = "0", max = "2", description = "Quality of service.")
    int qos() default 0;

    @AttributeDefinition(name = "Retain", description = "True: the broker repeats the last message to new subscribers.")
    boolean retain() default false;

    @AttributeDefinition(name = "Kind of Message", description = "data, or control below the control prefix.")
    String message_type() default "data";
}
