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
            description = "http or https address of a desired-state document that is polled. ${device.id} (MAC address"
                    + " without colons), ${primary.mac}, ${serial.number} and ${device.name} stand for those of this gateway."
                    + " Empty: none.")
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

    @AttributeDefinition(
            name = "Slowest transfer [bytes/s]",
            min = "0",
            max = "1000000",
            description = "A model file that comes more slowly, on average over a minute, is given up and tried again"
                    + " later. 0: none is too slow.")
    int transfer_least_bytes_per_s() default 256;

    @AttributeDefinition(
            name = "Bandwidth of transfers [KiB/s]",
            min = "0",
            max = "1048576",
            description = "All transfers of model files together take no more than this, so that the rest of the site"
                    + " keeps its share of the line. 0: no limit.")
    int transfer_bandwidth_kib_per_s() default 0;

    @AttributeDefinition(
            name = "Transfers at the same time",
            min = "1",
            max = "8",
            description = "How many model files are fetched at the same time.")
    int transfer_parallel() default 2;

    @AttributeDefinition(
            name = "Transfer windows",
            required = false,
            description = "Times of the week at which model files may be fetched, for example Mon-Fri 22:00-05:00,"
                    + " Sat-Sun 00:00-24:00. Outside of them models wait and a transfer that runs is interrupted; it goes"
                    + " on later where it stopped. Empty: always.")
    String transfer_windows() default "";

    @AttributeDefinition(
            name = "Time zone of the transfer windows",
            required = false,
            description = "For example Europe/Berlin. Empty: UTC.")
    String transfer_windows_zone() default "";

    @AttributeDefinition(
            name = "Proxy host",
            required = false,
            description = "Name or address of the HTTP proxy for everything that is fetched. Empty: the proxy of the"
                    + " Java properties of the gateway, if there is one.")
    String proxy_host() default "";

    @AttributeDefinition(
            name = "Proxy port",
            min = "0",
            max = "65535",
            description = "Port of the proxy host; 0 if there is none.")
    int proxy_port() default 0;

    @AttributeDefinition(
            name = "Proxy user name",
            required = false,
            description =
                    "Sent to the proxy for http addresses. For https addresses Java sends it only if the gateway is"
                            + " started with -Djdk.http.auth.tunneling.disabledSchemes= (empty).")
    String proxy_username() default "";

    @AttributeDefinition(
            name = "Proxy password",
            required = false,
            type = AttributeType.PASSWORD,
            description = "Belongs to the proxy user name.")
    String proxy_password();
}
