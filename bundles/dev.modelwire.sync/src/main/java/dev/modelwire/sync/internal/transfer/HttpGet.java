package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.Shown;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/** Asks a server for a document and follows where it may be followed. Safe for use by several threads. */
final class HttpGet {

    private final HttpClients clients;
    private final Authorization authorization;
    private final Limits limits;
    private final Throttle throttle;

    HttpGet(HttpClients clients, Authorization authorization, Limits limits, Throttle throttle) {
        this.clients = clients;
        this.authorization = authorization;
        this.limits = limits;
        this.throttle = throttle;
    }

    /**
     * How long to wait for what, and where to go.
     *
     * @param answer longest time until a head has come
     * @param read longest time without a byte of a body
     * @param pace least rate of a body
     * @param elapsedNanos the time that passes
     * @param places where redirects lead
     */
    record Limits(Duration answer, Duration read, Pace pace, LongSupplier elapsedNanos, Places places) {}

    /** An answer that is no redirect, whatever its status. */
    record Answer(URI url, int status, HttpHeaders headers, BodyStream body) implements AutoCloseable {

        TransferException unwanted() {
            return new TransferException(
                    ErrorCode.HTTP_STATUS,
                    "[" + Shown.of(url) + "] answered with status [" + status + "]",
                    RetryAfter.of(headers));
        }

        /** Returns the declared length, -1 if there is none. */
        long length() {
            return headers.firstValueAsLong("Content-Length").orElse(-1);
        }

        @Override
        public void close() {
            body.close();
        }
    }

    Answer open(URI url, Map<String, String> headers, Cancellation cancellation)
            throws TransferException, CancelledTransferException {
        URI current = url;
        for (int redirects = 0; redirects <= Redirects.MOST; redirects++) {
            Answer answer = ask(current, headers, cancellation);
            if (!Redirects.is(answer.status())) {
                return answer;
            }
            answer.close();
            current = Redirects.target(current, answer.headers().firstValue("Location"), limits.places());
        }
        throw Redirects.refused(url, "more than " + Redirects.MOST + " times");
    }

    private Answer ask(URI url, Map<String, String> headers, Cancellation cancellation)
            throws TransferException, CancelledTransferException {
        CompletableFuture<HttpResponse<BodyStream>> answered =
                clients.of(url).sendAsync(request(url, headers), bodies(url, limits, throttle));
        Runnable forget = cancellation.onCancel(() -> answered.cancel(true));
        try {
            HttpResponse<BodyStream> response = answered.get();
            response.body().whenClosed(cancellation.onCancel(response.body()::cancel));
            return new Answer(url, response.statusCode(), response.headers(), response.body());
        } catch (CancellationException e) {
            throw new CancelledTransferException();
        } catch (InterruptedException e) {
            answered.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancelledTransferException();
        } catch (ExecutionException e) {
            if (cancellation.isCancelled()) {
                throw new CancelledTransferException();
            }
            TransferException failure = TransferException.of(e.getCause() == null ? e : e.getCause(), url);
            if (failure.code() == ErrorCode.TLS_FAILED) {
                clients.forgetTrust();
            }
            throw failure;
        } finally {
            forget.run();
        }
    }

    /** An idle connection keeps this: it must not lead to the clients, which end when nobody has them any more. */
    private static HttpResponse.BodyHandler<BodyStream> bodies(URI url, Limits limits, Throttle throttle) {
        return info ->
                new BodyStream(url, limits.read(), new PaceWatch(url, limits.pace(), limits.elapsedNanos()), throttle);
    }

    private HttpRequest request(URI url, Map<String, String> headers) throws TransferException {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new TransferException(
                    ErrorCode.URL_SCHEME_REFUSED,
                    "the scheme [" + Shown.of(scheme) + "] is refused: http and https are allowed");
        }
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(url).timeout(limits.answer()).header("User-Agent", "modelwire");
            headers.forEach(request::header);
            authorization.header(url).ifPresent(value -> request.header("Authorization", value));
            authorization.proxyHeader().ifPresent(value -> request.header("Proxy-Authorization", value));
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new TransferException(
                    ErrorCode.TRANSFER_FAILED,
                    "[" + Shown.of(url) + "] cannot be asked: a value is not allowed in HTTP");
        }
    }
}
