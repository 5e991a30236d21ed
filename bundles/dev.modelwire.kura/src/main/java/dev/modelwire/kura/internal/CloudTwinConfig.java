package dev.modelwire.kura.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = CloudTwin.PID,
        name = "Modelwire cloud twin",
        description =
                "Takes the desired state of the models from a twin, shadow or retained message that a cloud keeps for"
                        + " this gateway, and reports to it.")
@interface CloudTwinConfig {

    @AttributeDefinition(
            name = "Enabled",
            description = "False: nothing is taken from the cloud or reported to it; models go on.")
    boolean enabled() default true;

    @AttributeDefinition(
            name = "CloudSubscriber Target Filter",
            description = "The subscribers over which the cloud is heard, such as (kura.service.pid=desired), or"
                    + " (|(kura.service.pid=a)(kura.service.pid=b)) for several.")
    String CloudSubscriber_target() default "(kura.service.pid=changeme)";

    @AttributeDefinition(
            name = "CloudPublisher Target Filter",
            description = "The publishers to the cloud. Of several, each message takes the one whose topic is its own.")
    String CloudPublisher_target() default "(kura.service.pid=changeme)";

    @AttributeDefinition(
            name = "Dialect",
            description = "How the cloud keeps the desired state.",
            options = {
                @Option(label = "Modelwire document in a retained message", value = "modelwire"),
                @Option(label = "Azure IoT Hub device or module twin", value = "azure"),
                @Option(label = "AWS IoT named shadow", value = "aws")
            })
    String dialect() default "modelwire";

    @AttributeDefinition(
            name = "Thing name",
            required = false,
            description = "Only for AWS IoT: the thing that the shadow belongs to.")
    String thing_name() default "";

    @AttributeDefinition(
            name = "Shadow name",
            required = false,
            description = "Only for AWS IoT: the name of the shadow. Empty: the classic shadow, which has none.")
    String shadow_name() default "modelwire";
}
