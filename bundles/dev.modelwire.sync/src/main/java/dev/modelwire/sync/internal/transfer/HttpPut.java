package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.Shown;
import dev.modelwire.sync.internal.sink.Sink;
import dev.modelwire.sync.internal.sink.SinkOutcome;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Puts the reported state to a URL; any status from 200 to 299 says that it has come through. */
public final class HttpPut implements Sink {

    private static final int OK = 200;
    private static final int REDIRECTS = 300;

    private final HttpClients clients;
    private final Authorization authorization;
    private final Duration patience;
    private final URI url;

    HttpPut(HttpClients clients, Authorization authorization, Duration patience, URI url) {
        this.clients = clients;
        this.authorization = authorization;
        this.patience = patience;
        this.url = url;
    }

    @Override
    public String id() {
        return "http";
    }

    @Override
    public String target() {
        return Shown.of(url);
    }

    @Override
    public boolean isFile() {
        return false;
    }

    @Override
    public SinkOutcome send(String json, Cancellation cancellation) {
        try {
            HttpResponse<Void> response = put(json, cancellation);
            int status = response.statusCode();
            if (status >= OK && status < REDIRECTS) {
                return new SinkOutcome.Sent();
            }
            return new SinkOutcome.Failed(
                    Redirects.is(status) ? ErrorCode.REDIRECT_REFUSED : ErrorCode.HTTP_STATUS,
                    "[" + Shown.of(url) + "] answered a report with status [" + status + "]",
                    RetryAfter.of(response.headers()));
        } catch (TransferException e) {
            return new SinkOutcome.Failed(e.code(), e.detail(), e.retryAfter());
        } catch (CancelledTransferException e) {
            return new SinkOutcome.Failed(ErrorCode.TRANSFER_FAILED, "it was stopped", Duration.ZERO);
        }
    }

    private HttpResponse<Void> put(String json, Cancellation cancellation)
            throws TransferException, CancelledTransferException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("User-Agent", "modelwire")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json));
        authorization.header(url).ifPresent(value -> request.header("Authorization", value));
        authorization.proxyHeader().ifPresent(value -> request.header("Proxy-Authorization", value));
        CompletableFuture<HttpResponse<Void>> answered =
                clients.of(url).sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        Runnable forget = cancellation.onCancel(() -> answered.cancel(true));
        try {
            return answered.get();
        } catch (CancellationException e) {
            throw new CancelledTransferException();
        } catch (InterruptedException e) {
            answered.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancelledTransferException();
        } catch (ExecutionException e) {
            TransferException failure = TransferException.of(e.getCause() == null ? e : e.getCause(), url);
            if (failure.code() == ErrorCode.TLS_FAILED) {
                clients.forgetTrust();
            }
            throw failure;
        } finally {
            forget.run();
        }
    }
}
