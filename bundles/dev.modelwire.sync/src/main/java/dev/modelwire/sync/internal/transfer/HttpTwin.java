package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.DesiredStateParser;
import dev.modelwire.sync.internal.desired.ParseOutcome;
import dev.modelwire.sync.internal.desired.Shown;
import dev.modelwire.sync.internal.transfer.HttpGet.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The desired-state document on an HTTP server. */
public final class HttpTwin {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final HttpGet http;
    private final URI url;

    HttpTwin(HttpGet http, URI url) {
        this.http = http;
        this.url = url;
    }

    /** Returns where the document is, with nothing secret in it. */
    public String origin() {
        return Shown.of(url);
    }

    /** Blocks until the server has answered or is known not to. */
    public PollOutcome poll(Validators validators, Cancellation cancellation) {
        try (Answer answer = http.open(url, validators.headers(), cancellation)) {
            if (answer.status() == NOT_MODIFIED && !validators.headers().isEmpty()) {
                return new PollOutcome.Unchanged();
            }
            if (answer.status() != OK) {
                throw answer.unwanted();
            }
            return document(answer, Validators.of(answer.headers()));
        } catch (CancelledTransferException e) {
            return new PollOutcome.Cancelled();
        } catch (TransferException e) {
            if (cancellation.isCancelled()) {
                return new PollOutcome.Cancelled();
            }
            return new PollOutcome.Unreachable(code(e), e.detail(), e.retryAfter());
        }
    }

    private static PollOutcome document(Answer answer, Validators validators)
            throws TransferException, CancelledTransferException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (List<ByteBuffer> next = answer.body().next();
                !next.isEmpty();
                next = answer.body().next()) {
            for (ByteBuffer buffer : next) {
                byte[] piece = new byte[buffer.remaining()];
                buffer.get(piece);
                bytes.writeBytes(piece);
            }
            if (bytes.size() > DesiredStateParser.MAX_BYTES) {
                ParseOutcome refused = new ParseOutcome.Refused(
                        ErrorCode.DESIRED_NOT_JSON,
                        "the document is longer than " + DesiredStateParser.MAX_BYTES + " bytes");
                return new PollOutcome.Document("", refused, validators);
            }
        }
        byte[] utf8 = bytes.toByteArray();
        return new PollOutcome.Document(
                new String(utf8, StandardCharsets.UTF_8), DesiredStateParser.parse(utf8), validators);
    }

    private static ErrorCode code(TransferException e) {
        return switch (e.code()) {
            case TRANSFER_FAILED, TRANSFER_TIMEOUT -> ErrorCode.SOURCE_UNREACHABLE;
            default -> e.code();
        };
    }
}
