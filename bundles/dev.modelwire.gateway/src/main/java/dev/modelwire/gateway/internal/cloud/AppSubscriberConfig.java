package dev.modelwire.gateway.internal.cloud;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = "org.eclipse.kura.cloud.subscriber.CloudSubscriber",
        name = "CloudSubscriber",
        description = "Hands on what comes below the topics of this gateway.")
@interface AppSubscriberConfig {

    @AttributeDefinition(name = "Application Id", description = "The segment after the client id.")
    String appId() default "appId";

    @AttributeDefinition(name = "Application Topic", description = "The segments after it; + and # are allowed.")
    String app_topic() default "#";

    @AttributeDefinition(name = "Kind of Message", description = "data, or control below the control prefix.")
    String message_type() default "control";
}
