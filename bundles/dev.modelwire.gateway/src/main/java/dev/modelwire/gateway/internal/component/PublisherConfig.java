package dev.modelwire.gateway.internal.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = "dev.modelwire.gateway.Publisher",
        name = "Publisher",
        description = "Publishes each record it receives to the cloud, with quality of service 0.")
@interface PublisherConfig {

    @AttributeDefinition(name = "Application id", description = "Third segment of the topic.")
    String app_id() default "W1";

    @AttributeDefinition(name = "Application topic", description = "Rest of the topic after the application id.")
    String app_topic() default "scored";
}
