package dev.modelwire.kura.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = SyncConfigurationComponent.PID,
        name = "Modelwire model sync",
        description = "Keeps the models of this gateway equal to a desired state.")
@interface SyncConfig {

    @AttributeDefinition(
            name = "Enabled",
            description = "False: nothing is polled, fetched or changed; active models go on.")
    boolean enabled() default true;

    // empty on purpose: a removed property comes back with its default, which must not activate anything
    @AttributeDefinition(
            name = "Desired state",
            required = false,
            description = "JSON document that names the models this gateway shall run. If it is not empty, neither"
                    + " the directory nor the URL below is used.|TextArea")
    String desired_state() default "";

    @AttributeDefinition(
            name = "Desired state directory",
            required = false,
            description =
                    "Absolute path where a USB stick or shared folder appears that holds desired.json and its model"
                            + " files, as written by modelctl store export. Once a document was read there, the URL below is not"
                            + " used, also after the stick is pulled. Empty: none.")
    String desired_directory() default "";

    @AttributeDefinition(
            name = "Directory interval [s]",
            min = "1",
            max = "3600",
            description = "Time between two looks into the desired state directory.")
    int desired_directory_interval_s() default 10;

    @AttributeDefinition(
            name = "Desired state URL",
            required = false,
            description = "http or https address of a desired-state document that is polled. Empty: none.")
    String desired_url() default "";

    @AttributeDefinition(
            name = "Poll interval [s]",
            min = "1",
            max = "86400",
            description = "Time between two polls of the desired state URL; an unchanged document costs a few bytes.")
    int desired_url_poll_interval_s() default 60;

    @AttributeDefinition(
            name = "User name",
            required = false,
            description = "Sent with the password to the host of the desired state URL only. Empty: not sent.")
    String desired_url_username() default "";

    @AttributeDefinition(
            name = "Password",
            required = false,
            type = AttributeType.PASSWORD,
            description = "Belongs to the user name.")
    String desired_url_password();

    @AttributeDefinition(
            name = "Bearer token",
            required = false,
            type = AttributeType.PASSWORD,
            description = "Sent in place of user name and password, to the host of the desired state URL only.")
    String desired_url_bearer_token();

    @AttributeDefinition(
            name = "Connect time-out [s]",
            min = "1",
            max = "300",
            description = "Longest time to make a connection; then the transfer is tried again later.")
    int connect_timeout_s() default 10;

    @AttributeDefinition(
            name = "Read time-out [s]",
            min = "1",
            max = "3600",
            description = "Longest time without a byte; then the transfer is tried again later.")
    int read_timeout_s() default 30;

    @AttributeDefinition(
            name = "Largest artifact [MiB]",
            min = "1",
            max = "65536",
            description = "A larger model file is not fetched.")
    int max_artifact_mib() default 512;
}
