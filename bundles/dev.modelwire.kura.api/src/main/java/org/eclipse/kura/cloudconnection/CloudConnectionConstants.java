package org.eclipse.kura.cloudconnection;

/** Keys of the service properties that tie a publisher or subscriber to its cloud endpoint. */
public enum CloudConnectionConstants {
    CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME("cloud.endpoint.service.pid"),
    CLOUD_CONNECTION_FACTORY_PID_PROP_NAME("cloud.connection.factory.pid");

    private final String value;

    CloudConnectionConstants(String value) {
        this.value = value;
    }

    /** The text this constant stands for. */
    public String value() {
        return value;
    }
}
