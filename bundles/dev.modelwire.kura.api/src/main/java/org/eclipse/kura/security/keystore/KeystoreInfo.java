package org.eclipse.kura.security.keystore;

import org.jspecify.annotations.Nullable;

/** Which key store it is, its type and how many entries it has. */
public class KeystoreInfo {

    private final String keystoreServicePid;
    private @Nullable String type;
    private int size;

    public KeystoreInfo(String keystoreServicePid) {
        this.keystoreServicePid = keystoreServicePid;
    }

    public String getKeystoreServicePid() {
        return keystoreServicePid;
    }

    public @Nullable String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
    }
}
