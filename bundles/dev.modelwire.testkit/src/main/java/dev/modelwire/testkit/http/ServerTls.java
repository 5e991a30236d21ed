package dev.modelwire.testkit.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * How a server speaks TLS.
 *
 * @param context its certificate and whom it trusts
 * @param clientCertificate whether a client must show a certificate
 */
public record ServerTls(SSLContext context, boolean clientCertificate) {

    public ServerTls {
        Objects.requireNonNull(context, "context");
    }

    Socket over(Socket tcp) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, tcp.getPort(), true);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(clientCertificate);
        socket.startHandshake();
        return socket;
    }
}
