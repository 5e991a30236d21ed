package dev.modelwire.gateway.internal.cloud;

/** The topics of one device. */
public record Topics(String account, String clientId) {

    private static final String CONTROL = "$EDC/";

    /** Everything that is sent to the device. */
    public String requests() {
        return requestPrefix() + "#";
    }

    String requestPrefix() {
        return CONTROL + account + "/" + clientId + "/";
    }

    public String request(String appId, String method, String resource) {
        return requestPrefix() + appId + "/" + method + (resource.isEmpty() ? "" : "/" + resource);
    }

    public String reply(String requester, String appId, String requestId) {
        return CONTROL + account + "/" + requester + "/" + appId + "/REPLY/" + requestId;
    }

    public String notification(String requester, String appId, String messageType) {
        return CONTROL + account + "/" + requester + "/" + appId + "/NOTIFY/" + clientId + "/" + messageType;
    }

    public String telemetry(String appId, String appTopic) {
        return account + "/" + clientId + "/" + appId + (appTopic.isEmpty() ? "" : "/" + appTopic);
    }

    public String control(String appId, String appTopic) {
        return CONTROL + telemetry(appId, appTopic);
    }
}
